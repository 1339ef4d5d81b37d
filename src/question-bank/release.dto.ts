import { ApiProperty } from '@nestjs/swagger';
import { IsId, IsWholeParam } from '../platform/http/fields.js';
import { releaseChanges, type BankRelease, type ReleaseChange } from './domain/bank-release.js';

const mostReleases = 1_000_000;

/** A release of a bank. */
export class ReleaseParamDto {
  /** Id of the bank. */
  @IsId()
  id: string;

  /** 1, 2, 3 … within the bank. */
  @IsWholeParam(1, mostReleases)
  number: number;
}

/** How many questions a release changes, and how. */
export class ReleaseCountsResponse {
  /** Questions published for the first time. @example 2 */
  added: number;

  /** Questions that come back. @example 0 */
  restored: number;

  /** Questions scored or filed in another way: grades from before do not compare. @example 0 */
  rescored: number;

  /** Questions that only say it in other words. @example 5 */
  reworded: number;

  /** Questions that only stand at another place. @example 0 */
  moved: number;

  /** Questions no longer introduced. @example 0 */
  retired: number;
}

/** What learners of a bank see from one moment on. */
export class ReleaseResponse extends ReleaseCountsResponse {
  /** Bank that it is of. */
  @ApiProperty({ format: 'uuid' })
  bankId: string;

  /** 1, 2, 3 … within the bank. @example 4 */
  number: number;

  /**
   * Semantic version: major when a question is retired or scored in another way, so that grades no longer
   * compare, minor when one is added or comes back, patch for words and order. @example 1.2.0
   */
  version: string;

  /** What its publisher says about it. @example Clearer prompts. */
  notes: string;

  /** Who published it; null for the installation's own banks, and once the account is gone. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  publishedBy: string | null;

  /** When. */
  @ApiProperty({ format: 'date-time' })
  publishedAt: string;

  /** Questions in it. @example 90 */
  questionCount: number;
}

export class ReleasePageResponse {
  /** Releases, the newest first. */
  data: ReleaseResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** What a release changes of a question. */
export class ReleaseChangeResponse {
  /** Id of the question. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Name within the bank. @example leader-election */
  slug: string;

  /** Its title from then on; of a retired one, until then. @example Elect a leader */
  title: string;

  /** How it changes. @example reworded */
  @ApiProperty({ enum: releaseChanges })
  change: ReleaseChange;

  /** The fields that differ from the release before; empty unless it is reworded, rescored or moved. @example ["prompt"] */
  fields: string[];
}

/** A page of what a release changes. */
export class ReleaseChangePageResponse {
  /** The release. */
  release: ReleaseResponse;

  /** What it changes, question by question, by slug. */
  data: ReleaseChangeResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toReleaseResponse(release: BankRelease): ReleaseResponse {
  return {
    bankId: release.bankId,
    number: release.number,
    version: release.version,
    notes: release.notes,
    publishedBy: release.publishedBy,
    publishedAt: release.publishedAt.toISOString(),
    questionCount: release.questionCount,
    added: release.added,
    restored: release.restored,
    rescored: release.rescored,
    reworded: release.reworded,
    moved: release.moved,
    retired: release.retired,
  };
}
