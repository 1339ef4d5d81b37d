import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { AttemptState } from './domain/attempt.js';
import type { GradeInForce } from './domain/grade-in-force.js';
import { gradeInForceOf } from './in-force-sql.js';

/** An answer to a milestone or a capstone, with the judgement it stands by. */
export interface ProjectAnswer {
  readonly attemptId: string;
  readonly questionId: string;
  readonly state: AttemptState;
  /** Null until it was handed in. */
  readonly submittedAt: Date | null;
  readonly gradeInForce: GradeInForce | null;
}

/** How far somebody is with questions that are handed in and not remembered. */
@Injectable()
export class ProjectAnswersReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Drafts and what stands of what was handed in, the latest begun first. */
  list(learnerId: string, questionIds: readonly string[]): Promise<ProjectAnswer[]> {
    return this.unitOfWork.manager.query<ProjectAnswer[]>(
      `SELECT a.id AS "attemptId", a.question_id AS "questionId", a.state,
              a.submitted_at AS "submittedAt",
              CASE WHEN g.kind IS NULL THEN NULL
                   ELSE json_build_object('kind', g.kind, 'score', g.score, 'verdict', g.verdict)
              END AS "gradeInForce"
         FROM attempt a LEFT JOIN LATERAL (${gradeInForceOf('a')}) g ON true
        WHERE a.learner_id = $1 AND a.question_id = ANY($2::uuid[])
          AND a.state IN ('draft', 'submitted', 'self_graded', 'closed')
        ORDER BY a.started_at DESC, a.id DESC`,
      [learnerId, questionIds],
    );
  }
}
