import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsId, IsText, IsWholeParam } from '../platform/http/fields.js';
import { CaseFactsResponse, caseFactsOf } from './case-facts.dto.js';
import { flagReasons, type FlagReason } from './domain/adjudication-case.js';
import type { FlagWords } from './flags.service.js';
import type { OwnCase } from './own-case-views.service.js';

/** Why what peers settled on is not accepted. */
export class AppealDto {
  /** What they overlooked. @example The lease is renewed in the last paragraph; two of the reviews say it is not. */
  @IsText(20, 2000)
  reason: string;
}

/** What should not be there, and why. */
export class FlagDto {
  /** What is wrong with it. */
  @ApiProperty({ enum: flagReasons })
  @IsIn(flagReasons)
  reason: FlagReason;

  /** What those who decide should know besides. @example The second paragraph names a customer. */
  @CanBeAbsent()
  @IsText(1, 2000)
  comment?: string;
}

/** The path parameters of one review, as its author is shown it. */
export class NumberedReviewParamDto {
  /** Id of the request. */
  @IsId()
  id: string;

  /** Number of the review within it: 1 for R1. */
  @IsWholeParam(1, 100)
  number: number;
}

/** A case that concerns you. */
export class OwnCaseResponse extends CaseFactsResponse {
  /** Your request for reviews; null when the answer is somebody else's. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  requestId: string | null;

  /** Your answer; null when it is somebody else's. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  attemptId: string | null;

  /** The number of the review that you flagged. */
  @ApiProperty({ type: 'integer', nullable: true })
  reviewNumber: number | null;

  /** Your own review of the answer that you flagged. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reviewId: string | null;

  /** What you said; null when the case was not opened by you. */
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
}

/** A page of the cases that concern you, the latest first. */
export class OwnCasePageResponse {
  /** The cases. */
  data: OwnCaseResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toFlagWords({ reason, comment }: FlagDto): FlagWords {
  return { flagReason: reason, comment: comment ?? null };
}

export function toOwnCaseResponse(own: OwnCase): OwnCaseResponse {
  const { adjudicated, isAuthor, isOpener, reviewNumber, reviewId } = own;
  return {
    ...caseFactsOf(adjudicated),
    requestId: isAuthor ? adjudicated.requestId : null,
    attemptId: isAuthor ? adjudicated.attemptId : null,
    reviewNumber,
    reviewId,
    reason: isOpener ? adjudicated.reason : null,
  };
}
