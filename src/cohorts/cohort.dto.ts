import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsText } from '../platform/http/fields.js';
import type { CohortChange, CohortTerms } from './cohort.service.js';
import {
  cohortRoles,
  shareLevels,
  type Cohort,
  type CohortRole,
  type Shares,
} from './domain/cohort.js';
import type { OwnMembership } from './membership.repository.js';

/** A group to coach. */
export class CreateCohortDto {
  /** What to call it. @example Backend interviews, spring */
  @IsText(1, 120)
  name: string;

  /** What it is for; empty unless given. @example Eight weeks, one design question each. */
  @CanBeAbsent()
  @IsText(0, 4000)
  description?: string;
}

/** A change of a cohort: what is left out stays. */
export class UpdateCohortDto {
  /** What to call it. @example Backend interviews, spring */
  @CanBeAbsent()
  @IsText(1, 120)
  name?: string;

  /** What it is for. @example Eight weeks, one design question each. */
  @CanBeAbsent()
  @IsText(0, 4000)
  description?: string;
}

/** A group of learners with those who coach them. */
export class CohortResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 1 */
  version: number;
  /** @example Backend interviews, spring */
  name: string;
  /** @example Eight weeks, one design question each. */
  description: string;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** @example 2026-11-22T09:30:00.000Z */
  updatedAt: string;
  /** When it was put away; null while it is in use. @example null */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  archivedAt: string | null;
}

/** A cohort that you are in. */
export class OwnCohortResponse {
  /** The cohort. */
  cohort: CohortResponse;
  /** What you are in it. @example member */
  @ApiProperty({ enum: cohortRoles })
  role: CohortRole;
  /** How much of your practice those who coach you see: nothing, your scores, or your answers too. @example scores */
  @ApiProperty({ enum: shareLevels })
  shares: Shares;
  /** @example 2026-11-22T09:30:00.000Z */
  joinedAt: string;
}

/** A page of cohorts. */
export class OwnCohortPageResponse {
  data: OwnCohortResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toCohortTerms({ name, description = '' }: CreateCohortDto): CohortTerms {
  return { name, description };
}

export function toCohortChange({ name, description }: UpdateCohortDto): CohortChange {
  return { name, description };
}

export function toCohortResponse(cohort: Cohort): CohortResponse {
  const { id, version, name, description, createdAt, updatedAt, archivedAt } = cohort;
  return {
    id,
    version,
    name,
    description,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

export function toOwnCohortResponse({ cohort, membership }: OwnMembership): OwnCohortResponse {
  const { role, shares, joinedAt } = membership;
  return { cohort: toCohortResponse(cohort), role, shares, joinedAt: joinedAt.toISOString() };
}
