import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsId, IsInstant, IsWhole } from '../platform/http/fields.js';
import type { InvitedRole } from './domain/invitation.js';
import type { InvitationState } from './domain/invitation-state.js';
import type { ListedInvitation } from './invitation-list.service.js';
import type { IssuedInvitation } from './invitation.service.js';

const invitedRoles = ['member', 'coach'] as const satisfies InvitedRole[];
const states = ['open', 'revoked', 'expired', 'used-up'] as const satisfies InvitationState[];

/** A way into a cohort. Without `expiresAt` and `days` it works for 14 days. */
export class CreateInvitationDto {
  /** What it makes of whoever uses it; only an owner invites coaches. @example member */
  @ApiProperty({ enum: invitedRoles })
  @IsIn(invitedRoles)
  role: InvitedRole;

  /** How many people can use it. @example 30 */
  @IsWhole(1, 500)
  maxUses: number;

  /** When it expires: at most 90 days from now. */
  @CanBeAbsent()
  @IsInstant()
  expiresAt?: string;

  /** The same, as a number of days from now. @example 14 */
  @CanBeAbsent()
  @IsWhole(1, 90)
  days?: number;
}

/** The path parameters of an invitation. */
export class InvitationParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the invitation. */
  @IsId()
  invitationId: string;
}

/** An invitation, without its code. */
export class InvitationResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** What it makes of whoever uses it. @example member */
  @ApiProperty({ enum: invitedRoles })
  role: InvitedRole;
  /** Whether it lets anybody in, and if not, why. @example open */
  @ApiProperty({ enum: states })
  state: InvitationState;
  /** @example 30 */
  maxUses: number;
  /** How many people used it. @example 12 */
  uses: number;
  /** Who made it; null once that account is gone. */
  createdBy: string | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** @example 2026-12-06T09:30:00.000Z */
  expiresAt: string;
  /** @example null */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  revokedAt: string | null;
}

/** A new invitation. */
export class CreatedInvitationResponse extends InvitationResponse {
  /** What people join with. It is not shown again. @example rhi_01936b2e7b3a7c1f9a553a1f0c9d2e14_… */
  code: string;
}

/** A page of invitations, the latest made first. */
export class InvitationPageResponse {
  data: InvitationResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toInvitationResponse({ invitation, state }: ListedInvitation) {
  const { id, role, maxUses, uses, createdBy, createdAt, expiresAt, revokedAt } = invitation;
  return {
    id,
    role,
    state,
    maxUses,
    uses,
    createdBy,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    revokedAt: revokedAt?.toISOString() ?? null,
  } satisfies InvitationResponse;
}

export function toCreatedInvitationResponse({
  invitation,
  code,
}: IssuedInvitation): CreatedInvitationResponse {
  return { ...toInvitationResponse({ invitation, state: 'open' }), code };
}
