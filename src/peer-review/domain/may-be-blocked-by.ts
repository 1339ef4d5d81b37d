import { isShownToAuthor } from './is-shown-to-author.js';
import type { PeerReviewRequest } from './peer-review-request.js';
import type { PeerReview } from './peer-review.js';

/**
 * Whether an author may block whoever gave a review by naming it: while it is shown to them, and no less
 * when it was bad enough to be struck out after it was handed in.
 */
export function mayBeBlockedBy(
  review: Pick<PeerReview, 'state' | 'submittedAt'>,
  request: Pick<PeerReviewRequest, 'state'>,
  now: Date,
): boolean {
  const isStruckOut = review.state === 'void' && review.submittedAt !== null;
  return isStruckOut || isShownToAuthor(review, request, now);
}
