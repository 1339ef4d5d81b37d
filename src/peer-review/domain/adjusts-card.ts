import type { Confidence, PeerReviewRequest } from './peer-review-request.js';
import type { RatingPolicy } from './peer-review-settings.js';

/**
 * Whether a settlement changes when the question comes back. By default it does where the reviewers are
 * known to the group, and strangers only advise; never on a settlement that few or divided reviews made.
 */
export function adjustsCard(
  policy: RatingPolicy | null,
  { isOpenPool }: Pick<PeerReviewRequest, 'isOpenPool'>,
  confidence: Confidence,
): boolean {
  if (confidence === 'low' || confidence === 'contested') return false;
  return (policy ?? (isOpenPool ? 'self' : 'peer-adjusts')) === 'peer-adjusts';
}
