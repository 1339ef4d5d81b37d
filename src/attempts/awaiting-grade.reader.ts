import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import type { Attempt } from './domain/attempt.js';
import type { GradeInForce } from './domain/grade-in-force.js';
import { handedInStates } from './domain/handed-in.js';
import { gradeInForceOf } from './in-force-sql.js';

/** Why an answer waits for a grader, the most pressing first. */
export const waitingReasons = ['assigned', 'contested', 'ungraded'] as const;
export type WaitingReason = (typeof waitingReasons)[number];

/** An answer that waits for somebody to grade it, without a word of it. */
export interface WaitingAttempt {
  readonly attemptId: string;
  readonly learnerId: string;
  readonly questionId: string;
  readonly revisionId: string;
  /** Of the question, as the revision has it. */
  readonly title: string;
  readonly candidateLevel: CandidateLevel;
  readonly mode: Attempt['mode'];
  readonly submittedAt: Date;
  readonly gaveUp: boolean;
  /** By when an assignment wants it; null without one. */
  readonly dueDay: string | null;
  readonly reason: WaitingReason;
  /** Graded by a coach, and to be looked at again. */
  readonly isContested: boolean;
  readonly gradeInForce: GradeInForce | null;
}

/** Who is asked to answer what, since when and by when. */
export interface OpenRequest {
  /** Null for everybody. */
  readonly learnerId: string | null;
  readonly assignmentId: string;
  readonly dueDay: string;
  readonly since: Date;
}

/** Where the page begins: just after this due day, rank, instant, id and author. */
export type WaitingPosition = readonly [
  dueDay: string,
  rank: number,
  at: string,
  id: string,
  learnerId: string,
];

export interface WaitingFilter {
  readonly learnerIds: readonly string[];
  readonly questionIds: readonly string[];
  readonly requests: readonly OpenRequest[];
  readonly assigned: readonly { readonly assignmentId: string; readonly questionId: string }[];
  /** Graded by a coach, and to be looked at again. */
  readonly reopenedIds: readonly string[];
  /** Only those that wait for this reason; null for all. */
  readonly reason: WaitingReason | null;
  readonly after: WaitingPosition | null;
  readonly limit: number;
}

/** After every due day. */
const noDueDay = '9999-12-31';
const handedIn = `(${handedInStates.map((state) => `'${state}'`).join(', ')})`;

const waiting = `
  WITH wanted AS (
    SELECT r.learner_id, q.question_id, r.due_day, r.since
      FROM unnest($3::uuid[], $4::uuid[], $5::date[], $6::timestamptz[])
             r (learner_id, assignment_id, due_day, since)
      JOIN unnest($7::uuid[], $8::uuid[]) q (assignment_id, question_id)
        ON q.assignment_id = r.assignment_id),
  waiting AS (
    SELECT a.*, coalesce(min(w.due_day), DATE '${noDueDay}') AS due_day,
           CASE WHEN a.id = ANY($9::uuid[]) THEN 0 ELSE 1 END AS rank
      FROM attempt a
      LEFT JOIN wanted w ON w.question_id = a.question_id AND w.since <= a.submitted_at
                        AND (w.learner_id IS NULL OR w.learner_id = a.learner_id)
     WHERE a.learner_id = ANY($1::uuid[]) AND a.question_id = ANY($2::uuid[])
       AND a.state IN ${handedIn}
       AND (a.id = ANY($9::uuid[])
            OR a.mode <> 'recall' AND NOT a.gave_up AND NOT EXISTS (SELECT FROM grade g WHERE g.learner_id = a.learner_id
                              AND g.attempt_id = a.id AND g.kind = 'coach'))
     GROUP BY a.learner_id, a.id),
  told AS (
    SELECT *, CASE WHEN due_day < DATE '${noDueDay}' THEN 'assigned'
                   WHEN rank = 0 THEN 'contested' ELSE 'ungraded' END AS reason
      FROM waiting)`;

/** The answers of many learners that wait for a coach. Whose may be looked at is for who asks. */
@Injectable()
export class AwaitingGradeReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What is due first comes first, then what is contested, then what waits longest. */
  page(filter: WaitingFilter): Promise<WaitingAttempt[]> {
    const { learnerIds, questionIds, requests, assigned, reopenedIds, reason } = filter;
    const after = filter.after ?? [null, null, null, null, null];
    return this.unitOfWork.manager.query<WaitingAttempt[]>(
      `${waiting}
       SELECT a.id AS "attemptId", a.learner_id AS "learnerId", a.question_id AS "questionId",
              a.revision_id AS "revisionId", r.title, a.candidate_level AS "candidateLevel", a.mode,
              a.submitted_at AS "submittedAt", a.gave_up AS "gaveUp",
              nullif(a.due_day, DATE '${noDueDay}')::text AS "dueDay", a.reason,
              a.rank = 0 AS "isContested",
              (SELECT json_build_object('kind', g.kind, 'score', g.score, 'verdict', g.verdict)
                 FROM (${gradeInForceOf('a')}) g) AS "gradeInForce"
         FROM told a JOIN question_revision r ON r.id = a.revision_id
        WHERE ($10::text IS NULL OR a.reason = $10)
          AND ($11::date IS NULL
               OR (a.due_day, a.rank, a.submitted_at, a.id, a.learner_id)
                  > ($11, $12::int, $13::timestamptz, $14::uuid, $15::uuid))
        ORDER BY a.due_day, a.rank, a.submitted_at, a.id, a.learner_id
        LIMIT $16`,
      [
        learnerIds,
        questionIds,
        requests.map(({ learnerId }) => learnerId),
        requests.map(({ assignmentId }) => assignmentId),
        requests.map((request) => request.dueDay),
        requests.map(({ since }) => since),
        assigned.map(({ assignmentId }) => assignmentId),
        assigned.map(({ questionId }) => questionId),
        reopenedIds,
        reason,
        ...after,
        filter.limit,
      ],
    );
  }

  /** Where the page after this one begins. */
  positionOf(waits: WaitingAttempt): WaitingPosition {
    const { dueDay, isContested, submittedAt, attemptId, learnerId } = waits;
    const rank = isContested ? 0 : 1;
    return [dueDay ?? noDueDay, rank, submittedAt.toISOString(), attemptId, learnerId];
  }
}
