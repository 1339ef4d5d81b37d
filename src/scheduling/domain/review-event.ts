import type { StudyDay } from './study-day.js';

/** How well it went: 1 Again, 2 Hard, 3 Good, 4 Easy. Only Again is a failure to recall. */
export type Rating = 1 | 2 | 3 | 4;

export const RATINGS: readonly Rating[] = Object.freeze([1, 2, 3, 4] as const);

/** Who judged the recall. */
export type ReviewSource = 'direct' | 'self' | 'peer' | 'interviewer' | 'coach' | 'import';

interface EventOfCard {
  readonly id: string;
  readonly learnerId: string;
  readonly questionId: string;
  /** When it happened by the learner's clock; the log is read in this order. */
  readonly occurredAt: Date;
  /** When the server first saw it. Never decides anything about the card. */
  readonly receivedAt: Date;
  /** The IANA zone the learner was in. */
  readonly zone: string;
  /** The learner's day it fell on, settled when written: a later change of zone leaves it alone. */
  readonly studyDay: StudyDay;
  readonly durationMs: number | null;
  readonly parametersVersion: number;
}

/** Recall was tried and judged: the only kind that moves memory. */
export interface ReviewRecorded extends EventOfCard {
  readonly kind: 'review';
  readonly rating: Rating;
  readonly source: ReviewSource;
  readonly attemptId: string | null;
  /** The rule that suggested the rating, or null for a direct one. */
  readonly policy: string | null;
  /**
   * The day it was to come back on, chosen among those that fuzz allows as the load was then. Settled
   * when written, and only for a review that arrives as it happens or is graded here on the same day;
   * null leaves it to the seed.
   */
  readonly dueDay: StudyDay | null;
}

/** Looked at outside the schedule: kept for the record, without effect on memory. */
export interface PracticeRecorded extends EventOfCard {
  readonly kind: 'practice';
  readonly rating: Rating | null;
  readonly attemptId: string | null;
}

/** A later judgement replaces the rating of an earlier review, at that review's own time. */
export interface RatingCorrected extends EventOfCard {
  readonly kind: 'correction';
  readonly targetId: string;
  readonly rating: Rating;
  readonly source: ReviewSource;
}

/** Takes an earlier event back (undo), or restores it (redo). Never aimed at one of these two. */
export interface EventVoided extends EventOfCard {
  readonly kind: 'void' | 'unvoid';
  readonly targetId: string;
}

/** The learner sets the day a card with memory comes back. */
export interface DueDaySet extends EventOfCard {
  readonly kind: 'set-due';
  readonly dueDay: StudyDay;
}

/** Events that say all with their kind: forget the memory, park, un-park, or skip for the day. */
export interface CardMarked extends EventOfCard {
  readonly kind: 'forget' | 'suspend' | 'unsuspend' | 'bury';
}

/** Memory is computed anew under the parameters this event names, and the due day with it. */
export interface CardRescheduled extends EventOfCard {
  readonly kind: 'reschedule';
}

/** One line of a card's append-only log. */
export type ReviewEvent =
  | ReviewRecorded
  | PracticeRecorded
  | RatingCorrected
  | EventVoided
  | DueDaySet
  | CardMarked
  | CardRescheduled;

export type ReviewEventKind = ReviewEvent['kind'];
