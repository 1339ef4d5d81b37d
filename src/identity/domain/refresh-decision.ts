import type { Session } from './session.js';

/** What to do with a refresh token that was presented. */
export type RefreshDecision =
  /** The current token: exchange it. */
  | { readonly kind: 'rotate' }
  /** The token before, moments later: the reply got lost, so give its successor again. */
  | { readonly kind: 'replay' }
  /** A token that was exchanged before: two parties hold it, so neither is served. */
  | { readonly kind: 'reuse' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'revoked' };

/** How long a client may ask again for a reply it lost, in milliseconds. */
const replayWindowMs = 30_000;

type Family = Pick<
  Session,
  'tokenHash' | 'previousTokenHash' | 'rotatedAt' | 'expiresAt' | 'revokedAt'
>;

/**
 * Refresh token rotation with reuse detection (RFC 9700 §4.14.2). Only tokens that this service
 * made may be asked about; a forged one would otherwise end somebody's session.
 *
 * @param presentedHash SHA-256 of the token as it was sent
 */
export function decideRefresh(
  family: Family,
  presentedHash: Uint8Array,
  now: Date,
): RefreshDecision {
  if (family.revokedAt !== null) return { kind: 'revoked' };
  if (family.expiresAt <= now) return { kind: 'expired' };
  if (isSame(family.tokenHash, presentedHash)) return { kind: 'rotate' };
  const { previousTokenHash, rotatedAt } = family;
  const isPrevious = previousTokenHash !== null && isSame(previousTokenHash, presentedHash);
  if (!isPrevious || rotatedAt === null) return { kind: 'reuse' };
  const age = now.getTime() - rotatedAt.getTime();
  return age <= replayWindowMs ? { kind: 'replay' } : { kind: 'reuse' };
}

/** Hashes are no secrets, so the comparison need not take constant time. */
function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
