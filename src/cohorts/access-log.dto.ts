import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsId } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import type { AccessEntry } from './access-log.repository.js';
import { cohortRoles, type CohortRole } from './domain/cohort.js';
import { accessKinds, type AccessKind } from './domain/may-read.js';

/** Which entries to list. */
export class AccessLogQueryDto extends PageQueryDto {
  /** Only what was read in this cohort. */
  @CanBeAbsent()
  @IsId()
  cohortId?: string;
}

/** Who read something of yours. */
export class AccessActorResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  accountId: string;
  /** Null once that account is gone. @example Grace */
  displayName: string | null;
  /** What they were in the cohort at that moment. @example coach */
  @ApiProperty({ enum: cohortRoles })
  role: CohortRole;
}

/** The cohort in which somebody read something of yours. */
export class AccessCohortResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example Backend interviews, spring */
  name: string;
}

/** That somebody who coaches you read something of yours. */
export class AccessEntryResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example 2026-11-22T09:30:00.000Z */
  at: string;
  /** Who. */
  actor: AccessActorResponse;
  /** Where. */
  cohort: AccessCohortResponse;
  /** What. @example answer */
  @ApiProperty({ enum: accessKinds })
  what: AccessKind;
  /** Id of what was read, such as an attempt; null when it was about you as a whole. */
  subjectId: string | null;
}

/** A page of entries, the latest first. */
export class AccessLogPageResponse {
  data: AccessEntryResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toAccessEntryResponse(entry: AccessEntry): AccessEntryResponse {
  const { id, at, actorId, actorName, actorRole, cohortId, cohortName, what, subjectId } = entry;
  return {
    id,
    at: at.toISOString(),
    actor: { accountId: actorId, displayName: actorName, role: actorRole },
    cohort: { id: cohortId, name: cohortName },
    what,
    subjectId,
  };
}
