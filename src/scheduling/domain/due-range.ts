import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { intervalRangeOf, type RatedReview } from './rate-card.js';
import type { SchedulingParameters } from './scheduling-parameters.js';
import type { StudyDay } from './study-day.js';

/** The days a review may bring a card back on, both included. */
export interface DueRange {
  readonly from: StudyDay;
  readonly to: StudyDay;
}

/**
 * Where a review leaves a choice of days, for spreading the load; null where it leads into a step or
 * leaves none. A review recorded with a `dueDay` inside the range comes back on that day.
 */
export function dueRange(
  card: Card,
  review: Pick<RatedReview, 'rating' | 'studyDay'>,
  parameters: SchedulingParameters,
): DueRange | null {
  const range = intervalRangeOf(card, review, parameters);
  if (range === null || range.from === range.to) return null;
  return { from: addDays(review.studyDay, range.from), to: addDays(review.studyDay, range.to) };
}
