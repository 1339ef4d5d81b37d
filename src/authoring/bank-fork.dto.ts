import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsText, IsWhole } from '../platform/http/fields.js';
import { IsSlug } from '../question-bank/document-fields.js';
import { ReleaseChangeResponse, ReleaseResponse } from '../question-bank/release.dto.js';

const mostReleases = 1_000_000;

/** A bank that begins as a copy of another. */
export class ForkBankDto {
  /** Names the copy among your banks, for good. @example my-databases */
  @IsSlug()
  slug: string;

  /** Title of the copy. @example My databases */
  @IsText(1, 200)
  title: string;

  /** Number of the release to copy; the newest when absent. @example 3 */
  @CanBeAbsent()
  @IsWhole(1, mostReleases)
  release?: number;
}

/** A page of what the original of a bank changed since it was copied. */
export class UpstreamChangePageResponse {
  /** The release that was copied. */
  copied: ReleaseResponse;

  /** The newest release of the original. */
  newest: ReleaseResponse;

  /** What differs between the two, question by question, by slug; the ids are those of the original. */
  data: ReleaseChangeResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
