import { countsAsReview } from '../../scheduling/domain/counts-as-review.js';
import type { Rating, ReviewSource } from '../../scheduling/domain/review-event.js';
import type { Try } from './failed-in-a-row.js';

/** A review as it counts now. */
export interface TimedReview {
  readonly rating: Rating;
  readonly source: ReviewSource;
  /** In milliseconds since 1970. */
  readonly atMs: number;
}

/**
 * The tries that reviews of one question were, the latest first. One sent twice, or pressed again within
 * the minute, is one try, as it is one for the card.
 *
 * @param reviews the oldest first
 */
export function listTries(reviews: readonly TimedReview[]): Try[] {
  const tries: Try[] = [];
  let last: Date | null = null;
  for (const { rating, source, atMs } of reviews) {
    const at = new Date(atMs);
    if (!countsAsReview(last, at, source)) continue;
    tries.unshift({ rating, mustHaveMet: true });
    last = at;
  }
  return tries;
}
