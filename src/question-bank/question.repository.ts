import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { listedBank, readableBank, type BankReach } from './bank-access.repository.js';
import type { Reveal } from './domain/bank.js';
import type {
  Clarification,
  CognitiveVerb,
  QuestionKind,
  QuestionRevision,
} from './domain/question-content.js';
import type { Capstone, Milestone } from './domain/question-parts.js';
import type { CandidateLevel } from './domain/rubric.js';

/** What lists read. The outline is not among it, so no mistake further up can show it. */
export interface QuestionSummaryRow {
  id: string;
  version: number;
  bankId: string;
  slug: string;
  position: number;
  revisionId: string;
  kind: QuestionKind;
  title: string;
  level: CandidateLevel;
  difficulty: number;
  cognitive: CognitiveVerb;
  timeLimitMinutes: number;
  topics: string[];
  skills: string[];
  criterionCount: number;
  hintCount: number;
}

export interface QuestionRow extends QuestionSummaryRow {
  variantOf: string | null;
  prompt: string;
  clarifications: Clarification[];
  milestone: Milestone | null;
  capstone: Capstone | null;
  reviewedDay: string;
  reviewByDay: string;
  updatedAt: Date;
  retiredAt: Date | null;
}

export type RevisionRow = Pick<
  QuestionRevision,
  'id' | 'number' | 'contentHash' | 'structureHash' | 'createdAt'
>;

/** Null lets everything pass; of a list any value matches. */
export interface QuestionFilter {
  bankId: string | null;
  slugs: readonly string[] | null;
  kinds: readonly string[] | null;
  topics: readonly string[] | null;
  skills: readonly string[] | null;
  levels: readonly string[] | null;
  difficulties: readonly number[] | null;
  capstones: readonly string[] | null;
  words: string | null;
}

/** Where an outline is, and when its bank shows it. */
export interface OutlinePlace {
  bankId: string;
  currentRevisionId: string;
  reveal: Reveal;
}

/** Rows after a position, one more than a page holds. */
export interface Slice {
  after: readonly (string | number)[] | null;
  limit: number;
}

const summaryColumns = `
  q.id, q.version, q.bank_id AS "bankId", q.slug, q.position, r.id AS "revisionId", r.kind, r.title,
  r.level, r.difficulty, r.cognitive, r.time_limit_minutes AS "timeLimitMinutes", r.topics,
  r.skills, jsonb_array_length(r.rubric -> 'criteria') AS "criterionCount",
  jsonb_array_length(r.hints) AS "hintCount"`;

@Injectable()
export class QuestionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(
    { callerId, sharedBankIds }: BankReach,
    filter: QuestionFilter,
    { after, limit }: Slice,
  ): Promise<QuestionSummaryRow[]> {
    const [bankId = null, position = null, id = null] = after ?? [];
    return this.unitOfWork.manager.query<QuestionSummaryRow[]>(
      `SELECT ${summaryColumns}
         FROM question q JOIN question_revision r ON r.id = q.current_revision_id
         JOIN bank b ON b.id = q.bank_id
        WHERE q.retired_at IS NULL
          AND CASE WHEN q.bank_id = $1 THEN ${readableBank('$14', '$15')}
                   ELSE ${listedBank('$14', '$15')} END
          AND ($1::uuid IS NULL OR q.bank_id = $1)
          AND ($2::text[] IS NULL OR r.kind = ANY($2))
          AND ($3::text[] IS NULL OR r.topics && $3)
          AND ($4::text[] IS NULL OR r.skills && $4)
          AND ($5::text[] IS NULL OR r.level = ANY($5))
          AND ($6::smallint[] IS NULL OR r.difficulty = ANY($6))
          AND ($7::text IS NULL OR r.search @@ websearch_to_tsquery('english', $7))
          AND ($8::text[] IS NULL OR r.milestone ->> 'capstone' = ANY($8))
          AND ($9::text[] IS NULL OR q.slug = ANY($9))
          AND ($10::uuid IS NULL OR (q.bank_id, q.position, q.id) > ($10, $11::integer, $12::uuid))
        ORDER BY q.bank_id, q.position, q.id
        LIMIT $13`,
      [
        filter.bankId,
        filter.kinds,
        filter.topics,
        filter.skills,
        filter.levels,
        filter.difficulties,
        filter.words,
        filter.capstones,
        filter.slugs,
        bankId,
        position,
        id,
        limit,
        callerId,
        sharedBankIds,
      ],
    );
  }

  /** @param revisionId one of the question's, the current one when absent */
  async find(id: string, revisionId: string | null = null): Promise<QuestionRow | null> {
    const rows = await this.unitOfWork.manager.query<QuestionRow[]>(
      `SELECT ${summaryColumns}, r.variant_of AS "variantOf", r.prompt, r.clarifications,
              r.milestone, r.capstone, r.reviewed_day AS "reviewedDay",
              r.review_by_day AS "reviewByDay", q.updated_at AS "updatedAt",
              q.retired_at AS "retiredAt"
         FROM question q
         JOIN question_revision r
           ON r.id = coalesce($2, q.current_revision_id) AND r.question_id = q.id
        WHERE q.id = $1`,
      [id, revisionId],
    );
    return rows[0] ?? null;
  }

  listRevisions(questionId: string, { after, limit }: Slice): Promise<RevisionRow[]> {
    return this.unitOfWork.manager.query<RevisionRow[]>(
      `SELECT id, number, content_hash AS "contentHash", structure_hash AS "structureHash",
              created_at AS "createdAt"
         FROM question_revision
        WHERE question_id = $1 AND ($2::integer IS NULL OR number < $2)
        ORDER BY number DESC
        LIMIT $3`,
      [questionId, after?.[0] ?? null, limit],
    );
  }

  /** Where a question's outline stands and what its bank says about reading it. */
  async findOutlinePlace(questionId: string): Promise<OutlinePlace | null> {
    const rows = await this.unitOfWork.manager.query<OutlinePlace[]>(
      `SELECT q.bank_id AS "bankId", q.current_revision_id AS "currentRevisionId", b.reveal
         FROM question q JOIN bank b ON b.id = q.bank_id
        WHERE q.id = $1`,
      [questionId],
    );
    return rows[0] ?? null;
  }
}
