import { ApiProperty } from '@nestjs/swagger';
import { utcDay } from '../kernel/utc-day.js';
import { CanBeAbsent, IsId, IsWhole } from '../platform/http/fields.js';
import { requestStates, type RequestState } from './domain/peer-review-request.js';
import type { RequestWish } from './request-terms.service.js';
import type { ShownRequest } from './request-views.service.js';
import { PeerSettlementResponse, toPeerSettlementResponse } from './settlement.dto.js';

/** Reviews that are asked for. */
export class CreatePeerReviewRequestDto {
  /** An own answer that you have graded yourself. */
  @IsId()
  attemptId: string;

  /** How many; without it what an open assignment of the cohort asks for, or else three. */
  @CanBeAbsent()
  @IsWhole(1, 5)
  reviewsWanted?: number;

  /** Whom to ask; without it everybody who has answered the question. */
  @CanBeAbsent()
  @IsId()
  cohortId?: string;
}

/** An answer that others review. */
export class PeerReviewRequestResponse {
  /** Id of the request. */
  @ApiProperty({ format: 'uuid' })
  id: string;

  /** The answer. */
  @ApiProperty({ format: 'uuid' })
  attemptId: string;

  /** The question it answers. */
  @ApiProperty({ format: 'uuid' })
  questionId: string;

  /** Who is asked: members of a cohort, or everybody who has answered the question. */
  @ApiProperty({ enum: ['cohort', 'open'] })
  pool: 'cohort' | 'open';

  /** The cohort; null in the open pool, and when it is gone. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  cohortId: string | null;

  /**
   * `open` while reviews are wanted, `tie_break` while one more is because they are too far apart,
   * `with_coach` while somebody with authority is asked; `closed` when nobody came.
   */
  @ApiProperty({ enum: requestStates })
  state: RequestState;

  /** Reviews asked for. */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 5 })
  reviewsWanted: number;

  /** Reviews that came and count. */
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 6 })
  reviewsDone: number;

  /**
   * Reviews you owe, as long as there is something for you to review: until you have given them, those
   * of your answers are not shown. 0 when they are.
   */
  @ApiProperty({ type: 'integer', minimum: 0 })
  reviewsOwed: number;

  /** What the reviews came to; null until then, and where a coach decided instead. */
  @ApiProperty({ type: PeerSettlementResponse, nullable: true })
  settlement: PeerSettlementResponse | null;

  /** When it was asked. */
  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  /** The day (UTC) on which the next thing happens if nobody does anything; null at the end. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  nextDay: string | null;

  /** The day (UTC) on which it came to its end. */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  resolvedDay: string | null;

  /** Grows with every change. */
  @ApiProperty({ type: 'integer' })
  version: number;
}

/** A page of requests, latest first. */
export class PeerReviewRequestPageResponse {
  /** The requests. */
  data: PeerReviewRequestResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toRequestWish(body: CreatePeerReviewRequestDto): RequestWish {
  const { attemptId, reviewsWanted = null, cohortId = null } = body;
  return { attemptId, reviewsWanted, cohortId };
}

/** When exactly something came about would help to tell who did it: authors are told the day. */
export function toPeerReviewRequestResponse(shown: ShownRequest): PeerReviewRequestResponse {
  const { request, reviewsDone, reviewsOwed, settlement } = shown;
  const { id, attemptId, questionId, cohortId, isOpenPool, state, wanted } = request;
  const { createdAt, settlesAt, resolvedAt, version } = request;
  return {
    id,
    attemptId,
    questionId,
    pool: isOpenPool ? 'open' : 'cohort',
    cohortId,
    state,
    reviewsWanted: wanted,
    reviewsDone,
    reviewsOwed,
    settlement: settlement === null ? null : toPeerSettlementResponse(settlement),
    createdAt: createdAt.toISOString(),
    nextDay: resolvedAt === null ? utcDay(settlesAt) : null,
    resolvedDay: resolvedAt === null ? null : utcDay(resolvedAt),
    version,
  };
}
