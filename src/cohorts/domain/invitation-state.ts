import type { Invitation } from './invitation.js';

export type InvitationState = 'open' | 'revoked' | 'expired' | 'used-up';

/**
 * Whether an invitation lets anybody in at this moment, and if not, why. What somebody did goes before
 * what time did: one that was revoked stays so when it expires. At `expiresAt` it is expired.
 */
export function invitationState(
  now: Date,
  invitation: Pick<Invitation, 'revokedAt' | 'expiresAt' | 'uses' | 'maxUses'>,
): InvitationState {
  if (invitation.revokedAt !== null) return 'revoked';
  if (invitation.uses >= invitation.maxUses) return 'used-up';
  return now < invitation.expiresAt ? 'open' : 'expired';
}
