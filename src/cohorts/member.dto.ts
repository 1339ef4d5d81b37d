import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { IsId } from '../platform/http/fields.js';
import { cohortRoles, shareLevels, type CohortRole, type Shares } from './domain/cohort.js';
import type { InvitedRole } from './domain/invitation.js';
import type { MemberListing } from './member-list.service.js';
import type { StoredMember } from './membership.repository.js';

const givenRoles = ['coach', 'member'] as const satisfies InvitedRole[];

/** The path parameters of one in a cohort. */
export class CohortMemberParamDto {
  /** Id of the cohort. */
  @IsId()
  id: string;

  /** Id of the account of who is in it. */
  @IsId()
  memberId: string;
}

/** A role in a cohort. */
export class ChangeMemberRoleDto {
  /** What they are from now on. @example coach */
  @ApiProperty({ enum: givenRoles })
  @IsIn(givenRoles)
  role: InvitedRole;
}

/** Who takes a cohort over. */
export class HandOverDto {
  /** Id of an account that is in the cohort and may coach. */
  @IsId()
  accountId: string;
}

/** Somebody in a cohort. */
export class CohortMemberResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  accountId: string;
  /** @example Ada */
  displayName: string;
  /** @example member */
  @ApiProperty({ enum: cohortRoles })
  role: CohortRole;
  /** How much of their practice they show; null for callers who do not coach here. @example scores */
  @ApiProperty({ enum: [...shareLevels, null], type: 'string', nullable: true })
  shares: Shares | null;
  /** @example 2026-11-22T09:30:00.000Z */
  joinedAt: string;
}

/** A page of those in a cohort, in the order in which they joined. */
export class CohortMemberPageResponse {
  /** Everybody for those who coach; the others see who coaches them. */
  data: CohortMemberResponse[];
  /** How many learn here; those who coach are not counted. @example 24 */
  memberCount: number;
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toCohortMemberResponse(
  { learnerId, displayName, role, shares, joinedAt }: StoredMember,
  showsShares = true,
): CohortMemberResponse {
  return {
    accountId: learnerId,
    displayName,
    role,
    shares: showsShares ? shares : null,
    joinedAt: joinedAt.toISOString(),
  };
}

export function toCohortMemberPageResponse(listing: MemberListing): CohortMemberPageResponse {
  const { data, memberCount, nextCursor, showsShares } = listing;
  return {
    data: data.map((member) => toCohortMemberResponse(member, showsShares)),
    memberCount,
    nextCursor,
  };
}
