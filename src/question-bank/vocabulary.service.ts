import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import {
  toSkillResponse,
  toSourceResponse,
  toTopicResponse,
  type SkillResponse,
  type SourceResponse,
  type TopicResponse,
} from './vocabulary.dto.js';
import { VocabularyRepository } from './vocabulary.repository.js';

/** The names that questions are filed under and the works they cite. */
@Injectable()
export class VocabularyService {
  constructor(
    private readonly repository: VocabularyRepository,
    private readonly cursors: Cursors,
  ) {}

  async listSkills(query: PageQueryDto, callerId: string): Promise<Page<SkillResponse>> {
    const { after, limit, scope } = this.place('skills', query, callerId);
    const rows = await this.repository.listSkills(after, limit + 1);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: toSkillResponse },
    );
  }

  async listTopics(query: PageQueryDto, callerId: string): Promise<Page<TopicResponse>> {
    const { after, limit, scope } = this.place('topics', query, callerId);
    const rows = await this.repository.listTopics(after, limit + 1);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ slug }) => [slug], toItem: toTopicResponse },
    );
  }

  async listSources(query: PageQueryDto, callerId: string): Promise<Page<SourceResponse>> {
    const { after, limit, scope } = this.place('sources', query, callerId);
    const rows = await this.repository.listSources(after, limit + 1);
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: toSourceResponse },
    );
  }

  private place(
    list: string,
    { cursor, limit }: PageQueryDto,
    callerId: string,
  ): { after: string; limit: number; scope: unknown } {
    const scope = [list, callerId];
    const [after] = this.cursors.decode(cursor, scope) ?? [];
    // Every slug sorts after the empty text.
    return { after: String(after ?? ''), limit, scope };
  }
}
