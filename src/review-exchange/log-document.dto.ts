import { ApiProperty } from '@nestjs/swagger';
import type { Rating, ReviewEventKind, ReviewSource } from '../scheduling/domain/review-event.js';
import { DEFAULT_WEIGHTS, type WeekdayLoad } from '../scheduling/domain/scheduling-parameters.js';
import { FIELDS_OF_KIND } from './domain/fields-of-kind.js';
import { LOG_FORMAT, type DocumentEvent, type DocumentParameters } from './domain/log-document.js';

/** These describe a document that is read and written piece by piece; what checks it is the domain. */

const id = { type: String, format: 'uuid', maxLength: 36 } as const;
const instant = { type: String, format: 'date-time', maxLength: 40 } as const;
const day = { type: String, format: 'date', maxLength: 10 } as const;
const absent = { required: false, nullable: true, example: null } as const;
const steps = { type: 'integer', minimum: 1, maximum: 1439 } as const;

/** One set of the parameters that events of a document were computed with. */
export class DocumentParametersDto implements DocumentParameters {
  /** Its number in the document. @example 1 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000 })
  version: number;

  /** The model of memory. */
  @ApiProperty({ enum: ['fsrs-6'] })
  model: 'fsrs-6';

  /** FSRS-6 weights w0..w20. */
  @ApiProperty({
    type: 'array',
    minItems: 21,
    maxItems: 21,
    items: { type: 'number', minimum: 0, maximum: 100 },
    example: DEFAULT_WEIGHTS,
  })
  weights: number[];

  /** @example 0.9 */
  @ApiProperty({ minimum: 0.7, maximum: 0.99 })
  desiredRetention: number;

  /** @example 365 */
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 36_500 })
  maximumIntervalDays: number;

  /** @example [15] */
  @ApiProperty({ type: 'array', maxItems: 4, items: steps })
  learningStepsMinutes: number[];

  /** @example [15] */
  @ApiProperty({ type: 'array', maxItems: 4, items: steps })
  relearningStepsMinutes: number[];

  /** Whether intervals are spread over a few days. */
  fuzz: boolean;

  /** How much of a normal day each weekday gets, Monday first. */
  @ApiProperty({
    type: 'array',
    minItems: 7,
    maxItems: 7,
    items: { type: 'string', enum: ['normal', 'reduced', 'minimum'] },
    example: Array.from({ length: 7 }, () => 'normal'),
  })
  weekdayLoads: WeekdayLoad[];

  /** Whether cards that are forgotten again and again are suspended. */
  suspendsLeeches: boolean;
}

/** One event of a log as it leaves an account. */
export class DocumentEventDto implements DocumentEvent {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10 */
  @ApiProperty(id)
  id: string;

  /** The id of its question, or what another app calls the card. @example 1711684180217 */
  @ApiProperty({ minLength: 1, maxLength: 200 })
  cardId: string;

  /** What happened. */
  @ApiProperty({ enum: Object.keys(FIELDS_OF_KIND) })
  kind: ReviewEventKind;

  /** As recorded: 1 Again to 4 Easy; of `review`, `correction` and `practice` alone. */
  @ApiProperty({ ...absent, type: 'integer', enum: [1, 2, 3, 4], example: 3 })
  rating: Rating | null;

  /** Who judged the recall; of `review` and `correction` alone. */
  @ApiProperty({
    ...absent,
    enum: ['direct', 'self', 'peer', 'interviewer', 'coach', 'import', null],
    example: 'direct',
  })
  source: ReviewSource | null;

  /** The event that this one corrects, undoes or redoes. */
  @ApiProperty({ ...id, ...absent })
  targetId: string | null;

  /** The attempt behind a review, which may be of an account that is no more. */
  @ApiProperty({ ...id, ...absent })
  attemptId: string | null;

  /** The rule that suggested the rating of a review. */
  @ApiProperty({ ...absent, type: String, minLength: 1, maxLength: 100 })
  policy: string | null;

  /** The day that `set-due` chose, or the one a review was put on among those that fuzz allows. */
  @ApiProperty({ ...day, ...absent })
  dueDay: string | null;

  /** By the learner's clock. @example 2026-11-22T09:30:00.000Z */
  @ApiProperty(instant)
  occurredAt: string;

  /** When a server first saw it. @example 2026-11-22T09:30:01.000Z */
  @ApiProperty(instant)
  receivedAt: string;

  /** The learner's day it counts for. @example 2026-11-22 */
  @ApiProperty(day)
  studyDay: string;

  /** IANA zone it was recorded in. @example Europe/Berlin */
  @ApiProperty({ minLength: 1, maxLength: 64 })
  zone: string;

  /** Time taken, in milliseconds. @example 42000 */
  @ApiProperty({ ...absent, type: 'integer', minimum: 0, maximum: 86_400_000, example: 42_000 })
  durationMs: number | null;

  /** What it was computed with: a version of the document's own, or one that is built in. @example -1 */
  @ApiProperty({ type: 'integer', minimum: -1_000_000, maximum: 1_000_000 })
  parametersVersion: number;
}

/** A whole log, as it is exported and imported. */
export class ReviewLogDocumentDto {
  /** What this document is. */
  @ApiProperty({ enum: [LOG_FORMAT] })
  format: string;

  /** The learner's own parameters that events name, by their numbers from 1. */
  @ApiProperty({ maxItems: 1000, example: [] })
  parameters: DocumentParametersDto[];

  /** Card by card, each in the order in which it happened. */
  @ApiProperty({ maxItems: 1_000_000 })
  events: DocumentEventDto[];
}
