import type { PeerReviewRequest } from './peer-review-request.js';
import type { PeerReviewSlot } from './peer-review-slot.js';

/** Places for reviews of a request, one for each id, numbered from `first` on. */
export function newSlots(
  request: PeerReviewRequest,
  ids: readonly string[],
  first: number,
): PeerReviewSlot[] {
  const { learnerId, attemptId, questionId, cohortId, isOpenPool, createdAt } = request;
  return ids.map((id, index) => ({
    learnerId,
    id,
    requestId: request.id,
    attemptId,
    questionId,
    cohortId,
    isOpenPool,
    number: first + index,
    state: 'open',
    reviewId: null,
    leaseExpiresAt: null,
    createdAt,
  }));
}
