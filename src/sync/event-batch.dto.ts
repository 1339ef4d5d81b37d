import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject } from 'class-validator';
import { CanBeAbsent, IsInstant } from '../platform/http/fields.js';
import { toProblem, type Problem } from '../platform/http/problem.js';
import { CardResponse, toCardResponse } from '../scheduling/card.dto.js';
import type { EventEffect } from '../scheduling/domain/fold-events.js';
import type { RecordedBatch, RecordedItem } from './event-batch.service.js';
import { SyncDueDayDto, SyncMarkDto, SyncReversalDto, SyncReviewDto } from './sync-event.dto.js';

const forms = [SyncReviewDto, SyncMarkDto, SyncDueDayDto, SyncReversalDto];

/** What a phone has recorded since it last sent anything. */
@ApiExtraModels(...forms)
export class SendEventsDto {
  /** When the phone sent it, by its own clock; the answer then tells how far that clock is off. */
  @CanBeAbsent()
  @IsInstant()
  sentAt?: string;

  /** In any order. Each is judged by itself: a faulty one keeps out no other. */
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: 500,
    items: { oneOf: forms.map((form) => ({ $ref: getSchemaPath(form) })) },
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsObject({ each: true, message: 'must be a list of objects' })
  events: object[];
}

/** What became of one event. */
export class EventResultResponse {
  /** As sent; null when it had none to be known by. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id: string | null;

  /** `applied` is new in the log; `duplicate` was in it before; `rejected` is not in it. */
  @ApiProperty({ enum: ['applied', 'duplicate', 'rejected'] })
  status: RecordedItem['status'];

  /** What it does to its card now that all of the batch is in; null when it was rejected. */
  @ApiProperty({
    enum: ['applied', 'voided', 'too-soon', 'no-memory', 'no-change'],
    nullable: true,
  })
  effect: EventEffect | null;

  /** Why it was rejected; its pointers lead into the request, such as `#/events/3/rating`. */
  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Problem' }], nullable: true, example: null })
  problem: Problem | null;
}

/** What became of a batch. */
export class SentEventsResponse {
  /** When the server had it. */
  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  /** How far the phone's clock is ahead, in milliseconds; negative behind; null without `sentAt`. */
  @ApiProperty({ type: 'integer', nullable: true, example: -1200 })
  clockSkewMs: number | null;

  /** How often anything about your cards and settings has changed, this batch included. */
  @ApiProperty({ type: 'integer', example: 42 })
  changeNumber: number;

  /** One for each event, in the order of the request. */
  results: EventResultResponse[];

  /** The cards of all applied and repeated events, each once, as they are afterwards. */
  cards: CardResponse[];
}

/** Of the request in which a rejection is told. */
interface Occasion {
  readonly instance: string;
  readonly requestId: string;
}

export function toSentEventsResponse(batch: RecordedBatch, occasion: Occasion): SentEventsResponse {
  return {
    receivedAt: batch.receivedAt.toISOString(),
    clockSkewMs: batch.clockSkewMs,
    changeNumber: batch.changeNumber,
    results: batch.items.map(({ id, status, effect, rejection }, index) => {
      if (rejection === null) return { id, status, effect, problem: null };
      const { code, detail, errors } = rejection;
      const placed = errors.map((error) => ({
        ...error,
        pointer: error.pointer.replace('#', `#/events/${index}`),
      }));
      return {
        id,
        status,
        effect,
        problem: toProblem(code, { ...occasion, detail, errors: placed }),
      };
    }),
    cards: batch.cards.map(toCardResponse),
  };
}
