import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { handedInStates } from './domain/handed-in.js';
import type { PassedAnswer } from './domain/passed-answer.js';
import { gradeInForceOf } from './in-force-sql.js';

/** An answer by which something can be told to be the same work. */
export interface AnsweredFamily {
  readonly attemptId: string;
  readonly family: string;
  /** Whether it was handed in and stands. */
  readonly isHandedIn: boolean;
}

const family = `q.bank_id || '/' || coalesce(r.variant_of, q.slug)`;

/** What somebody's own answers show, for features that add up what they can do. */
@Injectable()
export class PassedAnswersReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Of each question the best and then the latest answer by the learner's own word, and the same by that of
   * others. Without those during which the outline was read: they show what it says.
   */
  listPassed(learnerId: string): Promise<PassedAnswer[]> {
    return this.unitOfWork.manager.query<PassedAnswer[]>(
      `SELECT DISTINCT ON (a.question_id, g.kind = 'self')
              a.id AS "attemptId", a.question_id AS "questionId", ${family} AS family, r.title,
              r.skills, a.submitted_at AS "submittedAt", g.kind AS "gradedBy", g.verdict, g.scope,
              a.candidate_level AS "candidateLevel",
              CASE WHEN r.rubric @@ '$.criteria[*].minLevel == "staff"' THEN 'staff'
                   WHEN r.rubric @@ '$.criteria[*].minLevel == "senior"' THEN 'senior'
                   ELSE 'junior' END AS "rubricLevel"
         FROM attempt a
         CROSS JOIN LATERAL (${gradeInForceOf('a')}) g
         JOIN question_revision r ON r.id = a.revision_id
         JOIN question q ON q.id = a.question_id
        WHERE a.learner_id = $1 AND a.state = ANY($2) AND NOT a.peeked AND NOT a.gave_up
          AND g.verdict <> 'not-yet'
        ORDER BY a.question_id, g.kind = 'self', g.verdict = 'staff-pass' DESC,
                 a.submitted_at DESC, a.id`,
      [learnerId, handedInStates],
    );
  }

  /** Which questions these answers answer, in no order; those of others are left out. */
  listFamilies(learnerId: string, attemptIds: readonly string[]): Promise<AnsweredFamily[]> {
    return this.unitOfWork.manager.query<AnsweredFamily[]>(
      `SELECT a.id AS "attemptId", ${family} AS family, a.state = ANY($3) AS "isHandedIn"
         FROM attempt a
         JOIN question_revision r ON r.id = a.revision_id
         JOIN question q ON q.id = a.question_id
        WHERE a.learner_id = $1 AND a.id = ANY($2::uuid[])`,
      [learnerId, attemptIds, handedInStates],
    );
  }
}
