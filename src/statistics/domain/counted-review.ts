import type { Rating } from '../../scheduling/domain/review-event.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** What the model said before a review that came a study day or more after the last one of its card. */
export interface Prediction {
  /** The probability of recall, 0..1, with whole study days as the time that had passed. */
  readonly recall: number;
  /** Study days since the last review, at least 1. */
  readonly deltaDays: number;
  /** Reviews of the card on later days than the one before, this one included: 1 for the first. */
  readonly interDayReviews: number;
  /** How many of those before this one failed. */
  readonly interDayLapses: number;
  readonly firstRating: Rating;
  /** The study days before the first of the inter-day reviews. */
  readonly firstDeltaDays: number;
}

/**
 * A review that statistics count: it moved memory, was not taken back, and has the rating that later
 * judgements left it with. Practice, and reviews within a minute of the last, are none.
 */
export interface CountedReview {
  readonly id: string;
  readonly occurredAt: Date;
  readonly studyDay: StudyDay;
  readonly rating: Rating;
  readonly durationMs: number | null;
  /** No review of the card on the same study day came before it. */
  readonly isFirstOfDay: boolean;
  /** The interval in days that the card had waited for; null when it was new or in a step. */
  readonly intervalDays: number | null;
  /** Null for the first review since the card was new, and for others on the day of the last one. */
  readonly prediction: Prediction | null;
}
