import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { CanBeAbsent, IsDay, IsId, IsInstant, IsText, IsWhole } from '../platform/http/fields.js';
import { PageQueryDto } from '../platform/http/paging.js';
import { CardResponse, toCardResponse } from './card.dto.js';
import type { EventEffect, FoldedEvent, FoldedLog } from './domain/fold-events.js';
import type { Rating, ReviewEventKind, ReviewSource } from './domain/review-event.js';

/** One direct rating of a question, as a client recorded it. */
export class RecordReviewDto {
  /** Made by the client, UUID version 7 preferred; sending it again is safe. */
  @IsId()
  id: string;

  /** The question that was recalled. */
  @IsId()
  questionId: string;

  /** `review` moves memory; `practice` is kept for the record only. */
  @ApiProperty({ required: false, enum: ['review', 'practice'], default: 'review' })
  @CanBeAbsent()
  @IsIn(['review', 'practice'])
  kind: 'review' | 'practice' = 'review';

  /** 1 Again, 2 Hard, 3 Good, 4 Easy. */
  @IsWhole(1, 4)
  rating: Rating;

  /** When it happened by the learner's clock; now when left out. At most five minutes ahead. */
  @CanBeAbsent()
  @IsInstant()
  occurredAt?: string;

  /** Time taken, in milliseconds, up to a day. */
  @CanBeAbsent()
  @IsWhole(0, 86_400_000)
  durationMs?: number;

  /** IANA zone the learner was in; the profile's when left out. */
  @CanBeAbsent()
  @IsText(1, 64)
  zone?: string;

  /** Token of the preview the learner chose from. A stale one is refused with a fresh preview. */
  @CanBeAbsent()
  @IsText(1, 100)
  previewToken?: string;
}

/** What is done to a card by hand. */
export const cardActions = ['suspend', 'unsuspend', 'bury', 'forget', 'set-due'] as const;
export type CardAction = (typeof cardActions)[number];

/** A change of one card that is not a review. */
export class ChangeCardDto {
  /** Made by the client, UUID version 7 preferred; sending it again is safe. */
  @IsId()
  id: string;

  /** `bury` skips the card until the next study day; `forget` makes it new again. */
  @ApiProperty({ enum: cardActions })
  @IsIn(cardActions)
  action: CardAction;

  /** The new due day; only with `set-due`, today or later. */
  @CanBeAbsent()
  @IsDay()
  dueDay?: string;

  /** When it was done by the learner's clock; now when left out. */
  @CanBeAbsent()
  @IsInstant()
  occurredAt?: string;
}

/** Filters of the log. */
export class ListReviewsQueryDto extends PageQueryDto {
  /** Only events of this question. */
  @CanBeAbsent()
  @IsId()
  questionId?: string;
}

/** One event of the learner's log. */
export class ReviewEventResponse {
  /** Given by whoever recorded it. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10 */
  id: string;
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** What happened. */
  @ApiProperty({
    enum: [
      'review',
      'practice',
      'correction',
      'void',
      'unvoid',
      'forget',
      'set-due',
      'suspend',
      'unsuspend',
      'bury',
      'reschedule',
    ],
  })
  kind: ReviewEventKind;
  /** As recorded: 1 Again to 4 Easy; null for kinds without one. @example 3 */
  rating: number | null;
  /** Who judged the recall; null for kinds that are no judgement. */
  @ApiProperty({
    enum: ['direct', 'self', 'peer', 'interviewer', 'coach', 'import'],
    nullable: true,
  })
  source: ReviewSource | null;
  /** The event this one corrects, undoes or redoes. */
  targetId: string | null;
  /** The attempt behind a review, null for a direct rating. */
  attemptId: string | null;
  /** The day that `set-due` chose, or that a review was given as the load was then. @example 2026-11-30 */
  dueDay: string | null;
  /** By the learner's clock. @example 2026-11-22T09:30:00.000Z */
  occurredAt: string;
  /** When the server first saw it. @example 2026-11-22T09:30:01.000Z */
  receivedAt: string;
  /** The learner's day it counts for, settled when it was received. @example 2026-11-22 */
  studyDay: string;
  /** IANA zone it was recorded in. @example Europe/Berlin */
  zone: string;
  /** Time taken, in milliseconds. @example 42000 */
  durationMs: number | null;
}

/** A page of the log, latest first. */
export class ReviewEventPageResponse {
  data: ReviewEventResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** What recording an event led to. */
export class RecordedEventResponse {
  event: ReviewEventResponse;
  /**
   * `applied` changed the card; `voided` was undone; `too-soon` came within a minute of the last
   * review; `no-memory` set a due day on a new card, or rescheduled one; `no-change` never acts on the card by itself.
   */
  @ApiProperty({ enum: ['applied', 'voided', 'too-soon', 'no-memory', 'no-change'] })
  effect: EventEffect;
  /** The card as it is now. */
  card: CardResponse;
}

/** One event in a card's history. */
export class HistoryEntryResponse {
  event: ReviewEventResponse;
  /** What the event did; see the answer to recording one. */
  @ApiProperty({ enum: ['applied', 'voided', 'too-soon', 'no-memory', 'no-change'] })
  effect: EventEffect;
  /** The rating it counts with, corrections included. @example 3 */
  effectiveRating: number | null;
  /** The card's stability just after, in days. @example 8.2956 */
  stabilityAfter: number | null;
}

/** The whole log of one card. */
export class CardHistoryResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** In the order in which it happened. */
  events: HistoryEntryResponse[];
}

export function toReviewEventResponse(event: FoldedEvent['event']): ReviewEventResponse {
  return {
    id: event.id,
    questionId: event.questionId,
    kind: event.kind,
    rating: 'rating' in event ? event.rating : null,
    source: 'source' in event ? event.source : null,
    targetId: 'targetId' in event ? event.targetId : null,
    attemptId: 'attemptId' in event ? event.attemptId : null,
    dueDay: 'dueDay' in event ? event.dueDay : null,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    studyDay: event.studyDay,
    zone: event.zone,
    durationMs: event.durationMs,
  };
}

export function toRecordedEventResponse(
  log: FoldedLog,
  folded: FoldedEvent,
): RecordedEventResponse {
  return {
    event: toReviewEventResponse(folded.event),
    effect: folded.effect,
    card: toCardResponse(log.card),
  };
}

export function toCardHistoryResponse(questionId: string, log: FoldedLog): CardHistoryResponse {
  return {
    questionId,
    events: log.events.map((folded) => ({
      event: toReviewEventResponse(folded.event),
      effect: folded.effect,
      effectiveRating: folded.rating,
      stabilityAfter: folded.after.stability,
    })),
  };
}
