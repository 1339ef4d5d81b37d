import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOfQuestion } from './card.entity.js';
import { DEFAULT_WEIGHTS } from './domain/scheduling-parameters.js';
import type { StudyDay } from './domain/study-day.js';

/** What a card says of what somebody remembers, and when it comes back. */
export interface RememberedCard {
  readonly learnerId: string;
  readonly questionId: string;
  /** In days; null without memory. */
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly lastReviewAtMs: number | null;
  readonly lastReviewDay: StudyDay | null;
  /** Of a card in review. */
  readonly dueDay: StudyDay | null;
  /** Of a card in a step. */
  readonly dueAtMs: number | null;
  readonly suspended: boolean;
}

const inMs = (column: string): string => `(extract(epoch FROM ${column}) * 1000)::double precision`;

/**
 * The memory of one learner or of many, each thing in one statement however many they are. Whose may be
 * looked at is for who asks.
 */
@Injectable()
export class GroupMemoryReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Their cards of these questions, in no order. */
  listRemembered(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<RememberedCard[]> {
    return this.unitOfWork.manager.query<RememberedCard[]>(
      `SELECT learner_id AS "learnerId", question_id AS "questionId", stability, difficulty,
              ${inMs('last_review_at')} AS "lastReviewAtMs", last_review_day AS "lastReviewDay",
              due_day AS "dueDay", ${inMs('due_at')} AS "dueAtMs", suspended
         FROM card WHERE learner_id = ANY($1::uuid[]) AND question_id = ANY($2::uuid[])`,
      [learnerIds, questionIds],
    );
  }

  /** How many questions somebody met for the first time on a day, of whatever bank. */
  async countMet(learnerId: string, day: StudyDay): Promise<number> {
    const [row] = await this.unitOfWork.manager.query<{ met: number }[]>(
      `SELECT count(*)::int AS met FROM card
        WHERE learner_id = $1 AND introduced_day = $2 AND ${isOfQuestion('question_id')}`,
      [learnerId, day],
    );
    return row?.met ?? 0;
  }

  /** The weights that the next review of each of them uses, w0..w20, by learner. */
  async listWeights(
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly number[]>> {
    const rows = await this.unitOfWork.manager.query<{ learnerId: string; weights: number[] }[]>(
      `SELECT s.learner_id AS "learnerId", p.weights
         FROM practice_settings s
         JOIN scheduling_parameters p ON p.learner_id = s.learner_id
                                     AND p.version = s.parameters_version
        WHERE s.learner_id = ANY($1::uuid[])`,
      [learnerIds],
    );
    const own = new Map(rows.map(({ learnerId, weights }) => [learnerId, weights]));
    // One array for all who have not chosen: what follows from weights is worked out once for each array.
    return new Map(learnerIds.map((id) => [id, own.get(id) ?? DEFAULT_WEIGHTS]));
  }
}
