import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankReleaseEntity } from './bank-release.entity.js';
import type { BankRelease } from './domain/bank-release.js';
import type { QuestionKind } from './domain/question-content.js';
import type { QuestionDocument } from './domain/question-document.js';
import type { Milestone } from './domain/question-parts.js';
import { QuestionRevisionEntity } from './question-revision.entity.js';
import { toQuestionDocument } from './to-question-document.js';

/** A question of a bank, retired or not, as far as others are held against it. */
export interface BankedName {
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly position: number;
  readonly revisionId: string;
  readonly contentHash: string;
  readonly isRetired: boolean;
  readonly kind: QuestionKind;
  readonly milestone: Pick<Milestone, 'capstone' | 'number'> | null;
  readonly variantOf: string | null;
}

/** A question as a release has it, with what it is called. */
export interface ListedName {
  readonly questionId: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly revisionId: string;
  readonly position: number;
}

/** Whole banks for those who take them in or out: page by page, and nothing is remembered. */
@Injectable()
export class BankContentReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Grows with every change of the bank; null when there is none. */
  async versionOf(bankId: string): Promise<number | null> {
    const rows = await this.unitOfWork.manager.query<{ version: number }[]>(
      `SELECT version FROM bank WHERE id = $1`,
      [bankId],
    );
    return rows[0]?.version ?? null;
  }

  /** Every question of a bank by name; their content stays where it is. */
  listNames(bankId: string): Promise<BankedName[]> {
    return this.unitOfWork.manager.query<BankedName[]>(
      `SELECT q.id AS "questionId", q.slug, q.external_id AS "externalId", q.position,
              r.id AS "revisionId", r.content_hash AS "contentHash",
              q.retired_at IS NOT NULL AS "isRetired", r.kind, r.variant_of AS "variantOf",
              CASE WHEN r.milestone IS NULL THEN NULL ELSE jsonb_build_object(
                'capstone', r.milestone -> 'capstone', 'number', r.milestone -> 'number')
              END AS milestone
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
        WHERE q.bank_id = $1
        ORDER BY q.position, q.id`,
      [bankId],
    );
  }

  /** Those of a release, in its order. */
  listRelease(bankId: string, release: number): Promise<ListedName[]> {
    return this.unitOfWork.manager.query<ListedName[]>(
      `SELECT q.id AS "questionId", q.slug, q.external_id AS "externalId",
              l.revision_id AS "revisionId", l.position
         FROM bank_listing l JOIN question q ON q.id = l.question_id
        WHERE l.bank_id = $1 AND l.since_release <= $2
          AND (l.until_release IS NULL OR l.until_release > $2)
        ORDER BY l.position, q.id`,
      [bankId, release],
    );
  }

  /** @param number the latest when null */
  findRelease(bankId: string, number: number | null): Promise<BankRelease | null> {
    return this.unitOfWork.manager.findOne(BankReleaseEntity, {
      where: { bankId, ...(number === null ? {} : { number }) },
      order: { number: 'DESC' },
    });
  }

  /** What these questions say at these revisions, as documents, in the order asked for. */
  async readDocuments(
    names: readonly Pick<ListedName, 'slug' | 'externalId' | 'revisionId'>[],
  ): Promise<QuestionDocument[]> {
    const ids = names.map(({ revisionId }) => revisionId);
    const revisions = await this.unitOfWork.manager.findBy(QuestionRevisionEntity, { id: In(ids) });
    const byId = new Map(revisions.map((revision) => [revision.id, revision]));
    return names.flatMap(({ slug, externalId, revisionId }) => {
      const revision = byId.get(revisionId);
      return revision === undefined ? [] : [toQuestionDocument(revision, { slug, externalId })];
    });
  }

  /** What these questions say now, as documents, by question; ids that are no questions are left out. */
  async readCurrent(
    questionIds: readonly string[],
  ): Promise<ReadonlyMap<string, QuestionDocument>> {
    if (questionIds.length === 0) return new Map();
    const names = await this.unitOfWork.manager.query<ListedName[]>(
      `SELECT id AS "questionId", slug, external_id AS "externalId", position,
              current_revision_id AS "revisionId"
         FROM question WHERE id = ANY($1::uuid[])`,
      [questionIds],
    );
    const documents = await this.readDocuments(names);
    return new Map(
      names.flatMap(({ questionId }, place) => {
        const document = documents[place];
        return document === undefined ? [] : [[questionId, document] as const];
      }),
    );
  }

  /** The topics, skills and sources that a release names, each list in order. */
  async listReferences(
    bankId: string,
    release: number,
  ): Promise<Record<'topics' | 'skills' | 'sources', string[]>> {
    const rows = await this.unitOfWork.manager.query<
      Record<'topics' | 'skills' | 'sources', string[]>[]
    >(
      `WITH listed AS (
         SELECT r.topics, r.skills, r.sources
           FROM bank_listing l JOIN question_revision r ON r.id = l.revision_id
          WHERE l.bank_id = $1 AND l.since_release <= $2
            AND (l.until_release IS NULL OR l.until_release > $2))
       SELECT ARRAY(SELECT DISTINCT unnest(topics) FROM listed) AS topics,
              ARRAY(SELECT DISTINCT unnest(skills) FROM listed) AS skills,
              ARRAY(SELECT DISTINCT unnest(sources) FROM listed) AS sources`,
      [bankId, release],
    );
    return rows[0] ?? { topics: [], skills: [], sources: [] };
  }
}
