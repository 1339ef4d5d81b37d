import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { formatSecretToken } from '../kernel/secret-token.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { hashToken } from '../platform/http/token-hash.js';
import { CohortAccess, assertOwns } from './cohort-access.service.js';
import type { Invitation, InvitedRole } from './domain/invitation.js';
import { invitationExpiry } from './domain/invitation-expiry.js';
import { InvitationRepository } from './invitation.repository.js';

export interface InvitationWish {
  readonly role: InvitedRole;
  readonly maxUses: number;
  readonly expiresAt?: string;
  readonly days?: number;
}

/** An invitation with its code, which only the one who made it ever sees. */
export interface IssuedInvitation {
  readonly invitation: Invitation;
  readonly code: string;
}

/** Codes by which people come into a cohort. */
@Injectable()
export class InvitationService {
  constructor(
    private readonly access: CohortAccess,
    private readonly invitations: InvitationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state, rule-violated */
  create(callerId: string, cohortId: string, wish: InvitationWish): Promise<IssuedInvitation> {
    const expiresAt = this.expiryOf(wish);
    return this.unitOfWork.run(async () => {
      const standing = await this.access.lockCoached(callerId, cohortId);
      if (wish.role === 'coach') assertOwns(standing);
      if (standing.cohort.archivedAt !== null) {
        throw new AppError('invalid-state', 'An archived cohort takes nobody in.');
      }
      return this.issue(callerId, cohortId, { ...wish, expiresAt });
    });
  }

  /** It lets nobody in from now on. @throws AppError not-found, forbidden */
  async revoke(callerId: string, cohortId: string, invitationId: string): Promise<void> {
    // Without the lock of the cohort, which whoever joins takes after that of the invitation.
    await this.access.getCoached(callerId, cohortId);
    const isThere = await this.invitations.revoke(cohortId, invitationId, this.clock.now());
    if (!isThere) throw notFound('invitation');
  }

  private async issue(
    callerId: string,
    cohortId: string,
    { role, maxUses, expiresAt }: Pick<Invitation, 'role' | 'maxUses' | 'expiresAt'>,
  ): Promise<IssuedInvitation> {
    const id = this.ids.next();
    const code = formatSecretToken('rhi', { id, secret: randomBytes(32).toString('base64url') });
    const invitation: Invitation = {
      id,
      cohortId,
      role,
      tokenHash: hashToken(code),
      maxUses,
      uses: 0,
      createdBy: callerId,
      createdAt: this.clock.now(),
      expiresAt,
      revokedAt: null,
    };
    await this.invitations.insert(invitation);
    return { invitation, code };
  }

  private expiryOf({ expiresAt, days }: InvitationWish): Date {
    const at = expiresAt === undefined ? null : new Date(expiresAt);
    const expiry = invitationExpiry({ at, days: days ?? null }, this.clock.now());
    if (expiry.kind === 'expires') return expiry.at;
    const { field, detail } = expiry;
    throw ruleViolated([{ pointer: `#/${field}`, code: 'invitation-expiry', detail }]);
  }
}
