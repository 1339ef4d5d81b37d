import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { KitParts, type KitPart } from '../question-bank/kit-parts.js';
import type { PublishedQuestion } from '../question-bank/domain/published-question.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { KitError } from '../question-bank/read-kit.js';
import type { KitTargetDto } from './kit-target.dto.js';
import { readKitTargets } from './read-kit-targets.js';
import { TemplateRepository, type StoredTemplate } from './template.repository.js';

/** Brings the roles of a kit into the database. Targets that were made of them stay as they are. */
@Injectable()
export class KitTargetLoader implements KitPart, OnModuleInit {
  constructor(
    private readonly parts: KitParts,
    private readonly unitOfWork: UnitOfWork,
    private readonly questions: QuestionReader,
    private readonly templates: TemplateRepository,
  ) {}

  onModuleInit(): void {
    this.parts.register(this);
  }

  async load(kitDir: string, bankId: string): Promise<void> {
    const names = new Map(
      (await this.questions.listSkills()).map(({ slug, name }) => [slug, name]),
    );
    const published = await this.questions.listPublished([{ bankId, release: null }]);
    const { targets, faults } = readKitTargets(kitDir, {
      skills: new Set(names.keys()),
      questions: new Map(published.map(({ slug, skills }) => [slug, skills])),
    });
    const [fault] = faults;
    if (fault !== undefined) throw new KitError(fault);
    const templates = targets.map((target, position) => ({
      ...toTemplate(target, names, published),
      position,
      bankId,
    }));
    await this.unitOfWork.run(() => this.templates.replaceAll(templates));
  }
}

function toTemplate(
  target: KitTargetDto,
  names: ReadonlyMap<string, string>,
  published: readonly PublishedQuestion[],
): Omit<StoredTemplate, 'position' | 'bankId'> {
  const { slug, name, description, level, bar, mockQuestions, novelty, critical = [] } = target;
  return {
    slug,
    name,
    description,
    level,
    bar,
    mockQuestions,
    novelty,
    skills: target.skills.map(({ skill, weight, mustHave = false, minScore = null }) => ({
      skillId: skill,
      name: names.get(skill) ?? skill,
      weight,
      isMustHave: mustHave,
      minScore,
    })),
    questionRules: published
      .filter((question) => critical.includes(question.slug))
      .map(({ questionId }) => ({ questionId, weight: 1, isCritical: true })),
  };
}
