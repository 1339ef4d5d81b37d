import { ApiProperty } from '@nestjs/swagger';
import { IsId } from '../platform/http/fields.js';
import { IdParamDto } from '../platform/http/id-param.dto.js';
import { IsOneOf } from '../question-bank/document-fields.js';

export const collaboratorRoles = ['editor', 'viewer'] as const;
export type CollaboratorRole = (typeof collaboratorRoles)[number];

/** Somebody's part in a bank. */
export class CollaboratorParamDto extends IdParamDto {
  /** Their account. */
  @IsId()
  accountId: string;
}

/** What somebody may do with a bank. */
export class PutCollaboratorDto {
  /** Viewers read drafts and outlines, editors change and publish them too. @example editor */
  @IsOneOf(collaboratorRoles)
  role: CollaboratorRole;
}

/** Somebody who works on a bank that is not theirs. */
export class CollaboratorResponse {
  /** Their account. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  @ApiProperty({ format: 'uuid' })
  accountId: string;

  /** Their name. @example Grace */
  displayName: string;

  /** What they may do. @example editor */
  @ApiProperty({ enum: collaboratorRoles })
  role: CollaboratorRole;

  /** Since when. @example 2026-11-22T09:30:00.000Z */
  @ApiProperty({ format: 'date-time' })
  addedAt: string;
}

/** A page of those who work on a bank. */
export class CollaboratorPageResponse {
  data: CollaboratorResponse[];

  /** Null on the last page. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
