import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isOfQuestion } from './card.entity.js';
import { LEECH_LAPSES } from './domain/is-leech.js';
import type { Rating, ReviewSource } from './domain/review-event.js';
import type { StudyDay } from './domain/study-day.js';

/** Somebody on the study day that it is for them. */
export interface LearnerToday {
  readonly learnerId: string;
  readonly today: StudyDay;
}

/** How much somebody practised. */
export interface ReviewActivity {
  readonly learnerId: string;
  /** Null for who never reviewed a question. */
  readonly lastDay: StudyDay | null;
  /** Reviews not undone, in the 7 and 28 study days that end today. */
  readonly reviews7: number;
  readonly reviews28: number;
}

/** A review as it counts now. */
export interface StandingReview {
  readonly rating: Rating;
  readonly source: ReviewSource;
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/** A question that somebody is learning, anew or again, with its reviews. */
export interface LearningCard {
  readonly learnerId: string;
  readonly questionId: string;
  /** The oldest first. */
  readonly reviews: readonly StandingReview[];
}

/** A card of somebody. */
export interface CardPlace {
  readonly learnerId: string;
  readonly questionId: string;
}

/** Questions wanted of somebody since a day of theirs. */
export interface WantedSince {
  readonly learnerId: string;
  readonly assignmentId: string;
  readonly since: StudyDay;
}

/** A question that an assignment holds. */
export interface AssignedQuestion {
  readonly assignmentId: string;
  readonly questionId: string;
}

/** How many questions of an assignment somebody has answered; one without any is left out. */
export interface AnsweredCount {
  readonly learnerId: string;
  readonly assignmentId: string;
  readonly answered: number;
}

/** Enough of a log's end to see many failures in a row. */
const eventsLookedAt = 12;

/** Study days end within a day and a half of now, whatever the zone. */
const isRecent = `occurred_at > $3::timestamptz - interval '31 days'`;

/** Those of the events in `source` that were undone and not redone since. */
const voidedIn = (source: string, isSeen: string): string => `
  voided AS (
    SELECT learner_id, target_id FROM (
      SELECT DISTINCT ON (learner_id, target_id) learner_id, target_id, kind
        FROM ${source}
       WHERE learner_id = ANY($1::uuid[]) AND ${isSeen} AND kind IN ('void', 'unvoid')
       ORDER BY learner_id, target_id, occurred_at DESC, id DESC) reversal
     WHERE kind = 'void')`;

/**
 * The practice of many learners at once, each thing in one statement however many they are. Whose
 * practice may be looked at is for who asks.
 */
@Injectable()
export class GroupPracticeReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param now bounds the search */
  listActivity(learners: readonly LearnerToday[], now: Date): Promise<ReviewActivity[]> {
    return this.unitOfWork.manager.query<ReviewActivity[]>(
      `WITH ${voidedIn('review_event', isRecent)},
       recent AS (
         SELECT e.learner_id, count(*)::int AS reviews28,
                count(*) FILTER (WHERE e.study_day > l.today - 7)::int AS reviews7
           FROM unnest($1::uuid[], $2::date[]) l (id, today)
           JOIN review_event e ON e.learner_id = l.id
          WHERE e.kind = 'review' AND e.study_day > l.today - 28
            AND ${isRecent}
            AND ${isOfQuestion('e.question_id')}
            AND (e.learner_id, e.id) NOT IN (SELECT learner_id, target_id FROM voided)
          GROUP BY e.learner_id)
       SELECT l.id AS "learnerId",
              (SELECT e.study_day FROM review_event e
                WHERE e.learner_id = l.id AND e.kind IN ('review', 'practice')
                  AND ${isOfQuestion('e.question_id')}
                ORDER BY e.occurred_at DESC, e.id DESC LIMIT 1) AS "lastDay",
              coalesce(r.reviews7, 0) AS reviews7, coalesce(r.reviews28, 0) AS reviews28
         FROM unnest($1::uuid[], $2::date[]) l (id, today)
         LEFT JOIN recent r ON r.learner_id = l.id`,
      [...columnsOf(learners), now],
    );
  }

  /**
   * Those of these questions of which the last review may have failed: a failed card is in its steps
   * again, but for learners who ever went without such steps, and of theirs all are told that ever
   * lapsed. With their latest reviews: what was undone left out, and with the rating of the last
   * correction that stands. What is said of a review comes after it, so the end of a log tells all
   * about the reviews in it.
   */
  listLearning(
    learnerIds: readonly string[],
    questionIds: readonly string[],
  ): Promise<LearningCard[]> {
    return this.unitOfWork.manager.query<LearningCard[]>(
      `WITH failed AS MATERIALIZED (
         SELECT learner_id, question_id FROM card
          WHERE learner_id = ANY($1::uuid[]) AND question_id = ANY($2::uuid[])
            AND (state IN ('learning', 'relearning')
                 OR lapses > 0 AND learner_id IN (
                      SELECT learner_id FROM scheduling_parameters
                       WHERE learner_id = ANY($1::uuid[])
                         AND cardinality(relearning_steps_minutes) = 0))),
       said AS MATERIALIZED (
         SELECT f.learner_id, f.question_id, e.*
           FROM failed f CROSS JOIN LATERAL (
             SELECT id, target_id, occurred_at, kind, rating, source FROM review_event
              WHERE learner_id = f.learner_id AND question_id = f.question_id
                AND kind IN ('review', 'correction', 'void', 'unvoid')
              ORDER BY occurred_at DESC, id DESC LIMIT ${eventsLookedAt}) e),
       ${voidedIn('said', 'true')},
       standing AS (
         SELECT * FROM said
          WHERE kind IN ('review', 'correction')
            AND (learner_id, id) NOT IN (SELECT learner_id, target_id FROM voided)),
       corrected AS (
         SELECT DISTINCT ON (learner_id, target_id) learner_id, target_id, rating
           FROM standing WHERE kind = 'correction'
          ORDER BY learner_id, target_id, occurred_at DESC, id DESC)
       SELECT r.learner_id AS "learnerId", r.question_id AS "questionId",
              json_agg(json_build_object('rating', coalesce(c.rating, r.rating),
                                         'source', r.source,
                                         'atMs', (extract(epoch FROM r.occurred_at) * 1000)::bigint)
                       ORDER BY r.occurred_at, r.id) AS reviews
         FROM standing r
         LEFT JOIN corrected c ON c.learner_id = r.learner_id AND c.target_id = r.id
        WHERE r.kind = 'review'
        GROUP BY 1, 2`,
      [learnerIds, questionIds],
    );
  }

  /** Those of these questions that are leeches, parked ones included. */
  listLeeches(learnerIds: readonly string[], questionIds: readonly string[]): Promise<CardPlace[]> {
    return this.unitOfWork.manager.query<CardPlace[]>(
      `SELECT learner_id AS "learnerId", question_id AS "questionId" FROM card
        WHERE learner_id = ANY($1::uuid[]) AND question_id = ANY($2::uuid[]) AND lapses >= $3`,
      [learnerIds, questionIds, LEECH_LAPSES],
    );
  }

  /** Questions whose last review was on that day or later. */
  countAnswered(
    wanted: readonly WantedSince[],
    questions: readonly AssignedQuestion[],
  ): Promise<AnsweredCount[]> {
    return this.unitOfWork.manager.query<AnsweredCount[]>(
      `SELECT w.learner_id AS "learnerId", w.assignment_id AS "assignmentId",
              count(*)::int AS answered
         FROM unnest($1::uuid[], $2::uuid[], $3::date[]) w (learner_id, assignment_id, since)
         JOIN unnest($4::uuid[], $5::uuid[]) q (assignment_id, question_id)
           ON q.assignment_id = w.assignment_id
         JOIN card c ON c.learner_id = w.learner_id AND c.question_id = q.question_id
                    AND c.last_review_day >= w.since
        GROUP BY 1, 2`,
      [
        wanted.map(({ learnerId }) => learnerId),
        wanted.map(({ assignmentId }) => assignmentId),
        wanted.map(({ since }) => since),
        questions.map(({ assignmentId }) => assignmentId),
        questions.map(({ questionId }) => questionId),
      ],
    );
  }
}

function columnsOf(learners: readonly LearnerToday[]): [string[], StudyDay[]] {
  return [learners.map(({ learnerId }) => learnerId), learners.map(({ today }) => today)];
}
