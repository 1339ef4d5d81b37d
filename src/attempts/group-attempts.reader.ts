import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { GradeItem } from './domain/grade-item.js';
import type { Grade } from './domain/grade.js';
import { handedInStates } from './domain/handed-in.js';
import { gradeInForceOf } from './in-force-sql.js';

/** Somebody, with the instants at which their last 7 and 28 study days began. */
export interface LearnerWindows {
  readonly learnerId: string;
  readonly from7: Date;
  readonly from28: Date;
}

/** How much somebody answered. */
export interface AttemptActivity {
  readonly learnerId: string;
  /** When an answer was last begun or handed in; null for who never did. */
  readonly lastAt: Date | null;
  /** Answers handed in that stand. */
  readonly attempts7: number;
  readonly attempts28: number;
}

/** What one grade says, as far as grades are compared. */
export type ComparedGrade = Pick<Grade, 'score' | 'mustHaveMet' | 'number'>;

/** An answer that both its author and a coach have graded, with the latest grade of each. */
export interface TwiceGraded {
  readonly learnerId: string;
  readonly attemptId: string;
  readonly questionId: string;
  /** Of the question, as the answered revision has it. */
  readonly title: string;
  readonly own: ComparedGrade;
  readonly coach: ComparedGrade;
}

/** A graded answer by the grade in force. */
export interface GradedAnswer {
  readonly learnerId: string;
  readonly questionId: string;
  readonly revisionId: string;
  readonly rating: Grade['ratingFinal'];
  readonly mustHaveMet: boolean;
  readonly items: readonly GradeItem[];
}

/** A question of somebody. */
export interface LearnerQuestion {
  readonly learnerId: string;
  readonly questionId: string;
}

/** A question that an assignment holds since it was given. */
export interface QuestionSince {
  readonly assignmentId: string;
  readonly questionId: string;
  readonly since: Date;
}

/** How many questions of an assignment somebody has handed in; one without any is left out. */
export interface HandedInCount {
  readonly learnerId: string;
  readonly assignmentId: string;
  readonly answered: number;
}

/** Answers whose criteria are looked at, the latest of somebody at a question. */
const answersLookedAt = 3;

const handedIn = `(${handedInStates.map((state) => `'${state}'`).join(', ')})`;
/**
 * The answers of many learners at once, each thing in one statement however many they are. Whose may be
 * looked at is for who asks.
 */
@Injectable()
export class GroupAttemptsReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  listActivity(learners: readonly LearnerWindows[]): Promise<AttemptActivity[]> {
    return this.unitOfWork.manager.query<AttemptActivity[]>(
      `SELECT l.id AS "learnerId", max(greatest(a.started_at, a.submitted_at)) AS "lastAt",
              count(*) FILTER (WHERE a.state IN ${handedIn}
                                 AND a.submitted_at >= l.from7)::int AS attempts7,
              count(*) FILTER (WHERE a.state IN ${handedIn}
                                 AND a.submitted_at >= l.from28)::int AS attempts28
         FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) l (id, from7, from28)
         LEFT JOIN attempt a ON a.learner_id = l.id
        GROUP BY l.id`,
      [
        learners.map(({ learnerId }) => learnerId),
        learners.map(({ from7 }) => from7),
        learners.map(({ from28 }) => from28),
      ],
    );
  }

  /** Those of these learners' answers to these questions, latest first. */
  listTwiceGraded(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<TwiceGraded[]> {
    const compared = (grade: string): string => `json_build_object('score', ${grade}.score,
      'mustHaveMet', ${grade}.must_have_met, 'number', ${grade}.number)`;
    return this.unitOfWork.manager.query<TwiceGraded[]>(
      `WITH coach AS (
         SELECT DISTINCT ON (learner_id, attempt_id)
                learner_id, attempt_id, score, must_have_met, number
           FROM grade WHERE kind = 'coach' AND learner_id = ANY($1::uuid[]) AND voided_at IS NULL
          ORDER BY learner_id, attempt_id, number DESC)
       SELECT a.learner_id AS "learnerId", a.id AS "attemptId", a.question_id AS "questionId",
              r.title, ${compared('own')} AS own, ${compared('coach')} AS coach
         FROM coach
         JOIN attempt a ON a.learner_id = coach.learner_id AND a.id = coach.attempt_id
                       AND a.question_id = ANY($2::uuid[]) AND a.state IN ${handedIn}
         JOIN question_revision r ON r.id = a.revision_id
         CROSS JOIN LATERAL (
           SELECT * FROM grade g
            WHERE g.learner_id = a.learner_id AND g.attempt_id = a.id AND g.kind = 'self'
            ORDER BY g.number DESC LIMIT 1) own
        ORDER BY a.submitted_at DESC, a.id DESC`,
      [learnerIds, questionIds],
    );
  }

  /** Graded answers that are in no log of reviews, as those to projects: the latest first. */
  listUnscheduled(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<GradedAnswer[]> {
    return this.unitOfWork.manager.query<GradedAnswer[]>(
      `SELECT a.learner_id AS "learnerId", a.question_id AS "questionId",
              a.revision_id AS "revisionId", g.rating_final AS rating,
              g.must_have_met AS "mustHaveMet", g.items
         FROM attempt a CROSS JOIN LATERAL (${gradeInForceOf('a')}) g
        WHERE a.learner_id = ANY($1::uuid[]) AND a.question_id = ANY($2::uuid[])
          AND a.state IN ${handedIn} AND a.review_id IS NULL
        ORDER BY a.submitted_at DESC, a.id DESC`,
      [learnerIds, questionIds],
    );
  }

  /** The last graded answers of each of these learners to that question of theirs, the latest first. */
  listLastGraded(places: readonly LearnerQuestion[]): Promise<GradedAnswer[]> {
    return this.unitOfWork.manager.query<GradedAnswer[]>(
      `SELECT p.learner_id AS "learnerId", p.question_id AS "questionId", last.*
         FROM unnest($1::uuid[], $2::uuid[]) p (learner_id, question_id)
         CROSS JOIN LATERAL (
           SELECT a.revision_id AS "revisionId", g.rating_final AS rating,
                  g.must_have_met AS "mustHaveMet", g.items
             FROM attempt a CROSS JOIN LATERAL (${gradeInForceOf('a')}) g
            WHERE a.learner_id = p.learner_id AND a.question_id = p.question_id
              AND a.state IN ${handedIn}
            ORDER BY a.started_at DESC, a.id DESC LIMIT ${answersLookedAt}) last`,
      [places.map(({ learnerId }) => learnerId), places.map(({ questionId }) => questionId)],
    );
  }

  /** Questions that these learners have handed in since they were asked for. */
  countHandedIn(
    learnerIds: readonly string[],
    questions: readonly QuestionSince[],
  ): Promise<HandedInCount[]> {
    return this.unitOfWork.manager.query<HandedInCount[]>(
      `SELECT a.learner_id AS "learnerId", q.assignment_id AS "assignmentId",
              count(DISTINCT a.question_id)::int AS answered
         FROM unnest($2::uuid[], $3::uuid[], $4::timestamptz[]) q (assignment_id, question_id, since)
         JOIN attempt a ON a.question_id = q.question_id AND a.learner_id = ANY($1::uuid[])
                       AND a.state IN ${handedIn} AND a.submitted_at >= q.since
        GROUP BY 1, 2`,
      [
        learnerIds,
        questions.map(({ assignmentId }) => assignmentId),
        questions.map(({ questionId }) => questionId),
        questions.map(({ since }) => since),
      ],
    );
  }
}
