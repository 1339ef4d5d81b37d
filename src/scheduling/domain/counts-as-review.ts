import type { ReviewSource } from './review-event.js';

const SHORTEST_GAP_MS = 60_000;

/**
 * Whether a review moves memory, given the last one of its card that did. Under a minute after it says
 * nothing about memory, and a client that retries under new ids, or a learner who presses Good ten
 * times, would earn months. At sixty seconds sharp it counts. Imported logs are history and count as
 * they are.
 */
export function countsAsReview(
  lastReviewAt: Date | null,
  occurredAt: Date,
  source: ReviewSource,
): boolean {
  if (lastReviewAt === null || source === 'import') return true;
  return occurredAt.getTime() - lastReviewAt.getTime() >= SHORTEST_GAP_MS;
}
