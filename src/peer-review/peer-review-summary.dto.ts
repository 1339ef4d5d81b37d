import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { CanBeAbsent, IsId } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { reviewStates, type ReviewState } from './domain/peer-review.js';
import { mostTold, type PoolSupply } from './review-supply.service.js';
import type { NamedReview } from './review-views.service.js';

const pools = ['cohort', 'open'] as const;

/** Where to look for something to review. */
export class ClaimPeerReviewDto {
  /** A cohort you are in; left out the open pool, where answers of everybody are reviewed. */
  @CanBeAbsent()
  @IsId()
  cohortId?: string;
}

/** Filters of the list of reviews. */
export class ListPeerReviewsQueryDto extends PageQueryDto {
  /** Only reviews in this state. */
  @ApiProperty({ enum: reviewStates, required: false })
  @IsOptional()
  @IsIn(reviewStates)
  state?: ReviewState;
}

/** A review of yours, as lists show it. */
export class PeerReviewSummaryResponse {
  /** Known to you only. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** Where it was claimed: in a cohort, or in the open pool. */
  @ApiProperty({ enum: pools })
  pool: (typeof pools)[number];

  /** The cohort; null in the open pool, and when it is gone. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  cohortId: string | null;

  /** The question that was answered. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Of the question, as it is called now. */
  title: string;

  /**
   * `leased` while you work on it, also when your time is over; `void` when a moderator struck out the
   * answer or the review.
   */
  @ApiProperty({ enum: reviewStates })
  state: ReviewState;

  /** When you claimed it. */
  @ApiProperty({ format: 'date-time' })
  claimedAt: string;

  /** From then on somebody else may be given the answer; until that happens yours still counts. */
  @ApiProperty({ format: 'date-time' })
  expiresAt: string;

  /** Whether your time was extended, which is possible once. */
  isExtended: boolean;

  /** When you handed it in first. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  submittedAt: string | null;

  /** Whether it is part of the result: false before it is handed in, and when its place was taken. */
  isCounted: boolean;

  /** Grows with every change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A page of reviews, latest first. */
export class PeerReviewPageResponse {
  /** The reviews. */
  data: PeerReviewSummaryResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** What there is for you to review in a pool. */
export class AvailableReviewsResponse {
  /** A cohort you are in, or the open pool. */
  @ApiProperty({ enum: pools })
  pool: (typeof pools)[number];

  /** The cohort; null for the open pool. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  cohortId: string | null;

  /** Name of the cohort. */
  @ApiProperty({ type: String, nullable: true })
  cohortName: string | null;

  /** Answers that you could claim one after the other; 0 when there is nothing to review. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: mostTold })
  available: number;

  /** Whether there are more than that. */
  hasMore: boolean;
}

/** What there is for you to review, pool by pool. */
export class AvailablePeerReviewsResponse {
  /** The open pool first, then your cohorts, the latest made first. */
  pools: AvailableReviewsResponse[];
}

export function toAvailableResponse(supplies: readonly PoolSupply[]): AvailablePeerReviewsResponse {
  return {
    pools: supplies.map(({ pool, cohortName, available }) => ({
      pool: pool.kind,
      cohortId: pool.kind === 'open' ? null : pool.cohortId,
      cohortName,
      available: Math.min(available, mostTold),
      hasMore: available > mostTold,
    })),
  };
}

type Summary = { [field in keyof PeerReviewSummaryResponse]: PeerReviewSummaryResponse[field] };

export function toPeerReviewSummaryResponse(named: NamedReview): PeerReviewSummaryResponse {
  return peerReviewSummary(named);
}

export function peerReviewSummary({ review, title }: NamedReview): Summary {
  return {
    id: review.id,
    pool: review.isOpenPool ? 'open' : 'cohort',
    cohortId: review.cohortId,
    questionId: review.questionId,
    title,
    state: review.state,
    claimedAt: review.claimedAt.toISOString(),
    expiresAt: review.expiresAt.toISOString(),
    isExtended: review.extendedAt !== null,
    submittedAt: review.submittedAt?.toISOString() ?? null,
    isCounted: review.isCounted,
    version: review.version,
  };
}
