import type { PeerReviewRequest } from './peer-review-request.js';
import type { PeerReview } from './peer-review.js';

/**
 * Whether a reviewer is shown the answer: while they may still hand something in, and afterwards beside
 * what they said of it. No more once they handed it back, or once it or their review was struck out; and
 * when its author took the question back, not longer than the claim holds.
 */
export function showsAnswer(
  { state, expiresAt }: Pick<PeerReview, 'state' | 'expiresAt'>,
  request: Pick<PeerReviewRequest, 'state'>,
  now: Date,
): boolean {
  if (request.state === 'voided') return false;
  if (state === 'leased') return request.state !== 'cancelled' || now < expiresAt;
  return state === 'submitted';
}
