import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AdjudicationCase } from './domain/adjudication-case.js';

/** An answer, and whose authority it is under; with who says that something is wrong about it. */
export type JudgedAnswer = Pick<
  AdjudicationCase,
  'learnerId' | 'attemptId' | 'cohortId' | 'isOpenPool'
> &
  Partial<Pick<AdjudicationCase, 'openedBy'>>;

/**
 * SQL: whether somebody has an answer for review, has reviewed it or graded it in any other way. Who gave
 * it back unread or unfinished has judged nothing.
 */
export const hasJudged = (person: string, learner: string, attempt: string): string => `
  (EXISTS (SELECT FROM peer_review r
            WHERE r.learner_id = ${learner} AND r.attempt_id = ${attempt}
              AND r.reviewer_id = ${person} AND r.state <> 'released')
   OR EXISTS (SELECT FROM grade g
               WHERE g.learner_id = ${learner} AND g.attempt_id = ${attempt}
                 AND g.grader_id = ${person} AND g.kind <> 'self'))`;

/** SQL: the accounts that may decide about the answer of $1 named $2, in the cohort $3 or else in the open pool. */
const arbiters = `
  FROM account a
 WHERE a.role <> 'learner' AND a.id <> $1 AND a.id IS DISTINCT FROM $5::uuid AND a.deletion_requested_at IS NULL
   AND ($4 OR EXISTS (
         SELECT FROM cohort_membership m
           JOIN cohort c ON c.id = m.cohort_id AND c.archived_at IS NULL
           JOIN cohort_membership author
             ON author.cohort_id = m.cohort_id AND author.learner_id = $1
          WHERE m.learner_id = a.id AND m.cohort_id = $3 AND m.role <> 'member'))
   AND NOT ${hasJudged('a.id', '$1', '$2')}`;

/** Who may decide about an answer: those who coach its cohort, or in the open pool all who may coach. */
@Injectable()
export class ArbiterReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** None for a cohort that is archived or gone, or that the author has left. */
  async list(answer: JudgedAnswer): Promise<string[]> {
    const rows = await this.unitOfWork.manager.query<{ id: string }[]>(
      `SELECT a.id ${arbiters} ORDER BY a.id`,
      parametersOf(answer),
    );
    return rows.map(({ id }) => id);
  }

  /** Whether there is one at all. */
  async isThereAny(answer: JudgedAnswer): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<unknown[]>(
      `SELECT 1 ${arbiters} LIMIT 1`,
      parametersOf(answer),
    );
    return rows.length > 0;
  }

  async hasJudged(
    personId: string,
    { learnerId, attemptId }: Pick<JudgedAnswer, 'learnerId' | 'attemptId'>,
  ): Promise<boolean> {
    const [row] = await this.unitOfWork.manager.query<{ hasJudged: boolean }[]>(
      `SELECT ${hasJudged('$1', '$2', '$3')} AS "hasJudged"`,
      [personId, learnerId, attemptId],
    );
    return row?.hasJudged ?? false;
  }
}

function parametersOf(answer: JudgedAnswer): unknown[] {
  const { learnerId, attemptId, cohortId, isOpenPool, openedBy = null } = answer;
  return [learnerId, attemptId, cohortId, isOpenPool, openedBy];
}
