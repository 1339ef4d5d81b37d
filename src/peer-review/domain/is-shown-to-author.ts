import type { PeerReviewRequest } from './peer-review-request.js';
import type { PeerReview } from './peer-review.js';
import { reviewTerms } from './review-terms.js';

/**
 * Whether an author is shown a review: once it was handed in and cannot be corrected any more, because
 * half an hour went by or something hangs on it. What a moderator struck out is shown to nobody, and what
 * came after the author took the question back is not theirs to read: they were given its price back.
 */
export function isShownToAuthor(
  { state, submittedAt }: Pick<PeerReview, 'state' | 'submittedAt'>,
  request: Pick<PeerReviewRequest, 'state'>,
  now: Date,
): boolean {
  if (state !== 'submitted' || submittedAt === null || request.state === 'cancelled') return false;
  return (
    request.state !== 'open' || now.getTime() > submittedAt.getTime() + reviewTerms.correctionMs
  );
}
