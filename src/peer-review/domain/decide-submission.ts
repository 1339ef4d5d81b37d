import { unresolvedStates, type PeerReviewRequest } from './peer-review-request.js';
import type { PeerReview } from './peer-review.js';
import { reviewTerms } from './review-terms.js';

/** What becomes of a review that is handed in. */
export type SubmissionOutcome =
  /** It is new; it may count if its place is still its own. */
  | { readonly kind: 'first'; readonly mayCount: boolean }
  /** The answer is gone: what was said is kept with the review and earns its credit. */
  | { readonly kind: 'struck-out' }
  /** It takes the place of what the same reviewer said shortly before. */
  | { readonly kind: 'correction' }
  | { readonly kind: 'refused'; readonly reason: SubmissionRefusal };

export type SubmissionRefusal = 'released' | 'voided' | 'resolved' | 'too-late';

/**
 * Work is never lost: a review that comes late, or after all was decided, is taken and earns its credit,
 * it only counts no more. Refused is what was handed back before, what a moderator struck out, and a
 * correction after 30 minutes or once more than this review hangs on it.
 */
export function decideSubmission(
  review: Pick<PeerReview, 'state' | 'submittedAt'>,
  request: Pick<PeerReviewRequest, 'state'>,
  now: Date,
): SubmissionOutcome {
  if (review.state === 'released') return { kind: 'refused', reason: 'released' };
  if (review.submittedAt !== null) return decideCorrection(review, request, now);
  if (review.state === 'void' || request.state === 'voided') return { kind: 'struck-out' };
  return { kind: 'first', mayCount: unresolvedStates.includes(request.state) };
}

function decideCorrection(
  { state, submittedAt }: Pick<PeerReview, 'state' | 'submittedAt'>,
  request: Pick<PeerReviewRequest, 'state'>,
  now: Date,
): SubmissionOutcome {
  if (state === 'void') return { kind: 'refused', reason: 'voided' };
  if (request.state !== 'open') return { kind: 'refused', reason: 'resolved' };
  const until = (submittedAt?.getTime() ?? 0) + reviewTerms.correctionMs;
  return now.getTime() > until ? { kind: 'refused', reason: 'too-late' } : { kind: 'correction' };
}
