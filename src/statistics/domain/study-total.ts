import type { CountedReview } from './counted-review.js';

/** What was done, all in all. */
export interface StudyTotal {
  /** Study days with a review. */
  readonly days: number;
  readonly reviews: number;
  /** Minutes of the reviews that were timed, to a tenth. */
  readonly minutes: number;
}

/** Days, reviews and minutes of some reviews. */
export function studyTotal(
  reviews: readonly Pick<CountedReview, 'studyDay' | 'durationMs'>[],
): StudyTotal {
  const ms = reviews.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0);
  return {
    days: new Set(reviews.map(({ studyDay }) => studyDay)).size,
    reviews: reviews.length,
    minutes: Math.round(ms / 6000) / 10,
  };
}
