import { Injectable } from '@nestjs/common';
import type { EntityTarget, ObjectLiteral, QueryDeepPartialEntity } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankEntity } from './bank.entity.js';
import type { StoredQuestion } from './domain/plan-import.js';
import type { QuestionRevision } from './domain/question-content.js';
import { QuestionEntity } from './question.entity.js';
import { QuestionRevisionEntity } from './question-revision.entity.js';
import { SkillEntity } from './skill.entity.js';
import { SourceEntity } from './source.entity.js';
import { TopicEntity } from './topic.entity.js';

/** Imports run one after the other, over all processes: several may start with the same kit. */
const importLock = 7_215_002;

/** A stored question with what a new revision needs to know. */
export interface ImportedQuestion extends StoredQuestion {
  readonly id: string;
  readonly version: number;
  readonly revisionId: string;
  readonly revisionNumber: number;
}

export interface Vocabulary {
  skills: readonly SkillEntity[];
  topics: readonly TopicEntity[];
  sources: readonly SourceEntity[];
}

@Injectable()
export class BankImportRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async lock(): Promise<void> {
    await this.unitOfWork.manager.query('SELECT pg_advisory_xact_lock($1)', [importLock]);
  }

  async findVocabulary(): Promise<Vocabulary> {
    const { manager } = this.unitOfWork;
    return {
      skills: await manager.find(SkillEntity),
      topics: await manager.find(TopicEntity),
      sources: await manager.find(SourceEntity),
    };
  }

  /** Write what is new or different in `wanted`; equal rows are not even touched. */
  async writeVocabulary(stored: Vocabulary, wanted: Vocabulary): Promise<void> {
    await this.writeDifferent(SkillEntity, 'slug', [stored.skills, wanted.skills]);
    await this.writeDifferent(TopicEntity, 'slug', [stored.topics, wanted.topics]);
    await this.writeDifferent(SourceEntity, 'id', [stored.sources, wanted.sources]);
  }

  findBank(slug: string): Promise<BankEntity | null> {
    return this.unitOfWork.manager.findOneBy(BankEntity, { slug });
  }

  async saveBank(bank: BankEntity): Promise<void> {
    await this.unitOfWork.manager.upsert(BankEntity, bank, ['id']);
  }

  listQuestions(bankId: string): Promise<ImportedQuestion[]> {
    return this.unitOfWork.manager.query<ImportedQuestion[]>(
      `SELECT q.id, q.slug, q.position, q.version, r.id AS "revisionId",
              r.number AS "revisionNumber", r.content_hash AS "contentHash"
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1
        ORDER BY q.position, q.id`,
      [bankId],
    );
  }

  async insertQuestions(questions: readonly QuestionEntity[]): Promise<void> {
    await this.unitOfWork.manager.insert(QuestionEntity, [...questions]);
  }

  async updateQuestion(
    id: string,
    change: Pick<QuestionEntity, 'position' | 'currentRevisionId' | 'version' | 'updatedAt'>,
  ): Promise<void> {
    await this.unitOfWork.manager.update(QuestionEntity, { id }, change);
  }

  async insertRevisions(revisions: readonly QuestionRevision[]): Promise<void> {
    await this.unitOfWork.manager.insert(QuestionRevisionEntity, [...revisions]);
  }

  private async writeDifferent<Row extends ObjectLiteral>(
    entity: EntityTarget<Row>,
    key: keyof Row & string,
    [stored, wanted]: readonly [readonly Row[], readonly Row[]],
  ): Promise<void> {
    const before = new Map(stored.map((row) => [row[key], row]));
    const different = wanted.filter((row) =>
      Object.entries(row).some(([field, value]) => before.get(row[key])?.[field] !== value),
    );
    if (different.length === 0) return;
    const rows = different as QueryDeepPartialEntity<Row>[];
    await this.unitOfWork.manager.upsert(entity, rows, [key]);
  }
}
