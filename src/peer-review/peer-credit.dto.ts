import { ApiProperty } from '@nestjs/swagger';
import { utcDay } from '../kernel/utc-day.js';
import { creditReasons, type CreditReason } from './domain/peer-credit.js';
import type { CreditPage } from './peer-credit-list.service.js';
import type { NumberedCredit } from './peer-credit.repository.js';

/** Credits that were earned or spent. */
export class PeerCreditResponse {
  /** 1, 2, 3 … in the order in which they came. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  number: number;

  /**
   * `request` for reviews asked for, `slot-refund` for one that did not come or was struck out, `review`
   * for one given, `review-voided` for one of yours that was struck out.
   */
  @ApiProperty({ enum: creditReasons })
  reason: CreditReason;

  /** How many; below 0 when spent or taken back. */
  @ApiProperty({ type: 'integer', minimum: -5, maximum: 1 })
  amount: number;

  /** The request of yours it is about; null for reviews that you gave. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  requestId: string | null;

  /** The review of yours it is about; null for requests. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  reviewId: string | null;

  /** The day (UTC). */
  @ApiProperty({ format: 'date' })
  day: string;
}

/** Your credits, with a page of what they are made of, latest first. */
export class PeerCreditPageResponse {
  /** What is left, of three to begin with; below 0 when you owe reviews. */
  @ApiProperty({ type: 'integer' })
  balance: number;

  /** Reviews you owe. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  debt: number;

  /** What was earned and spent. */
  data: PeerCreditResponse[];

  /** Cursor of the next page, null on the last one. */
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export function toPeerCreditPageResponse(page: CreditPage): PeerCreditPageResponse {
  const { balance, debt, data, nextCursor } = page;
  return { balance, debt, data: data.map(toPeerCreditResponse), nextCursor };
}

export function toPeerCreditResponse(credit: NumberedCredit): PeerCreditResponse {
  const { number, reason, amount, requestId, subjectId, createdAt } = credit;
  const isOwnReview = reason === 'review' || reason === 'review-voided';
  const reviewId = isOwnReview ? subjectId : null;
  return { number, reason, amount, requestId, reviewId, day: utcDay(createdAt) };
}
