import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import type {
  SkillDocumentDto,
  SourceDocumentDto,
  TopicDocumentDto,
} from './catalogue-document.dto.js';
import {
  toSkillResponse,
  toSourceResponse,
  toTopicResponse,
  type SkillResponse,
  type SourceResponse,
  type TopicResponse,
} from './catalogue.dto.js';
import { CatalogueRepository } from './catalogue.repository.js';

/**
 * New words to file questions under. Everybody's questions are filed under them, so what is there is
 * never changed this way.
 */
@Injectable()
export class CatalogueWriter {
  constructor(private readonly repository: CatalogueRepository) {}

  /** @throws AppError already-exists */
  async createTopic({ slug, name }: TopicDocumentDto): Promise<TopicResponse> {
    const topic = { slug, name };
    if (!(await this.repository.insert('topics', topic))) throw taken('topic');
    return toTopicResponse(topic);
  }

  /** @throws AppError already-exists */
  async createSkill({ slug, name, description, levels }: SkillDocumentDto): Promise<SkillResponse> {
    const skill = { slug, name, description, levels: structuredClone(levels) ?? null };
    if (!(await this.repository.insert('skills', skill))) throw taken('skill');
    return toSkillResponse(skill);
  }

  /** @throws AppError already-exists, rule-violated for topics that are none */
  async createSource({ topics = [], ...rest }: SourceDocumentDto): Promise<SourceResponse> {
    const known = new Set(await this.repository.listKnown('topics', topics));
    const errors = topics.flatMap((topic, index) =>
      known.has(topic)
        ? []
        : [{ pointer: `#/topics/${index}`, code: 'unknown-reference', detail: 'is no topic' }],
    );
    if (errors.length > 0) throw ruleViolated(errors);
    const source = { ...rest, topics };
    if (!(await this.repository.insert('sources', source))) throw taken('source');
    return toSourceResponse(source);
  }
}

function taken(what: string): AppError {
  return new AppError('already-exists', `There is a ${what} of this name; it is not changed.`);
}
