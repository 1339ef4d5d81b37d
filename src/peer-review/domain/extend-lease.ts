import type { PeerReview } from './peer-review.js';
import { reviewTerms } from './review-terms.js';

export type LeaseExtension =
  | { readonly kind: 'extended'; readonly until: Date }
  | { readonly kind: 'refused'; readonly reason: 'not-held' | 'extended-before' | 'ended' };

/**
 * One day more, once, counted from the end that there was. A lease that has ended is not revived: its
 * holder may have claimed something else since, and what they have can be handed in without it.
 */
export function extendLease(
  { state, expiresAt, extendedAt }: Pick<PeerReview, 'state' | 'expiresAt' | 'extendedAt'>,
  now: Date,
): LeaseExtension {
  if (state !== 'leased') return { kind: 'refused', reason: 'not-held' };
  if (extendedAt !== null) return { kind: 'refused', reason: 'extended-before' };
  if (expiresAt <= now) return { kind: 'refused', reason: 'ended' };
  return { kind: 'extended', until: new Date(expiresAt.getTime() + reviewTerms.leaseMs) };
}
