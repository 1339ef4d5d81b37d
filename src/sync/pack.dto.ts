import { ApiProperty } from '@nestjs/swagger';
import { CanBeAbsent, IsText, IsWholeParam } from '../platform/http/fields.js';
import { OutlineResponse, toOutlineResponse } from '../question-bank/outline.dto.js';
import { QueueDoneResponse, QueueLimitsResponse } from '../queue/queue.dto.js';
import { CardResponse, toCardResponse } from '../scheduling/card.dto.js';
import type { Card } from '../scheduling/domain/card.js';
import type {
  SchedulingParameters,
  WeekdayLoad,
} from '../scheduling/domain/scheduling-parameters.js';
import {
  PracticeSettingsResponse,
  toPracticeSettingsResponse,
} from '../scheduling/practice-settings.dto.js';
import type { PackPage } from './pack.service.js';
import type { PackItem } from './pack-items.service.js';
import type { PackSettings } from './pack-sources.service.js';
import type { TodaysShare } from './pack-today.service.js';

/** Which pack, and from where on. */
export class PackQueryDto {
  /** `cursor` of the last answer; without one the whole pack begins. */
  @ApiProperty({ required: false })
  @CanBeAbsent()
  @IsText(1, 4000)
  cursor?: string;

  /**
   * Study days after today that the phone is to be ready for. It gets the cards that are due on today
   * or one of them, and as many new questions as they may introduce together, at most 50. An interview ahead has its say as in the queue: what
   * it covers is introduced first, and from its window on, covered cards come along whenever due.
   */
  @ApiProperty({ required: false, default: 7 })
  @CanBeAbsent()
  @IsWholeParam(1, 30)
  days: number = 7;

  /** Items a page. */
  @ApiProperty({ required: false, default: 100 })
  @CanBeAbsent()
  @IsWholeParam(1, 100)
  limit: number = 100;
}

/** A card with all that the next review is computed from. */
export class PackedCardResponse extends CardResponse {
  /** Index of the (re)learning step, from 0; null outside steps. @example 0 */
  @ApiProperty({ type: 'integer', nullable: true })
  step: number | null;
  /** Study day of the last review, from which the days to the next are counted. @example 2026-11-22 */
  @ApiProperty({ type: String, format: 'date', nullable: true })
  lastReviewDay: string | null;
}

export class PackedClarificationResponse {
  /** What a candidate may ask. */
  ask: string;
  /** What is assumed, asked or not. */
  default: string;
}

/** A question as it is put to a candidate. */
export class PackedQuestionResponse {
  @ApiProperty({ format: 'uuid' })
  revisionId: string;
  @ApiProperty({ format: 'uuid' })
  bankId: string;
  /** Name within the bank. @example write-skew */
  slug: string;
  /** Slug of the question of the same bank that it asks in other words. */
  @ApiProperty({ type: String, nullable: true })
  variantOf: string | null;
  /** New questions come in this order, those of one position by id. @example 4 */
  position: number;
  /** @example concept */
  kind: string;
  /** @example Explain write skew and three ways to prevent it */
  title: string;
  /** @example senior */
  level: string;
  /** Difficulty, 1 (easy) to 5. @example 3 */
  difficulty: number;
  /** Time box. @example 25 */
  timeLimitMinutes: number;
  /** Topics by slug, the main one first. */
  topics: string[];
  /** Skills by slug. */
  skills: string[];
  /** The question itself, in Markdown. */
  prompt: string;
  /** What an interviewer answers when asked. */
  clarifications: PackedClarificationResponse[];
  /** How many hints an attempt can ask for; they are never handed out in advance. @example 2 */
  hintCount: number;
}

/** A question to practise, with the learner's card of it. */
export class PackItemResponse {
  /** What the item is kept under. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11 */
  questionId: string;
  /** Whether it is yet to be introduced. Otherwise it is due, will be within the days, or may be asked before its time for an interview. */
  isNew: boolean;
  card: PackedCardResponse;
  question: PackedQuestionResponse;
  /** Null while the bank keeps it sealed, and while an answer to it is open. */
  @ApiProperty({ type: OutlineResponse, nullable: true })
  outline: OutlineResponse | null;
}

/** One version of the constants that memory is computed with. */
export class PackedParametersResponse {
  /** Zero and below are built in. @example -1 */
  version: number;
  /** @example fsrs-6 */
  model: string;
  /** FSRS-6 weights w0..w20. */
  @ApiProperty({ type: 'array', items: { type: 'number' } })
  weights: number[];
  /** @example 0.9 */
  desiredRetention: number;
  /** @example 365 */
  maximumIntervalDays: number;
  /** @example [15] */
  learningStepsMinutes: number[];
  /** @example [15] */
  relearningStepsMinutes: number[];
  /** @example true */
  fuzz: boolean;
  /** Monday first. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: ['normal', 'reduced', 'minimum'] },
  })
  weekdayLoads: WeekdayLoad[];
  /** @example false */
  suspendsLeeches: boolean;
}

/** By what rules the phone practises on its own. */
export class PackSettingsResponse {
  practice: PracticeSettingsResponse;
  /** IANA zone of the study day. @example Europe/Berlin */
  zone: string;
  /** Local hour at which the study day begins. @example 4 */
  rolloverHour: number;
  /** Every version that an event of yours may name; the next review uses that of `practice`. */
  parameters: PackedParametersResponse[];
}

/** What the study day may hold, and how much of that is done. */
export class PackTodayResponse {
  /** @example 2026-11-22 */
  studyDay: string;
  limits: QueueLimitsResponse;
  done: QueueDoneResponse;
  /**
   * What a question takes of the day's minutes: your median for its kind. One of a kind that is not
   * here takes its time box, and none takes more than 20.
   */
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    example: { concept: 6.5 },
  })
  minutesByKind: Record<string, number>;
}

/** A part of the way from the pack a phone holds to the one it should hold. */
export class PackResponse {
  /** @example 2026-11-22T09:30:00.000Z */
  asOf: string;
  /** Cards due up to this study day are in the pack. @example 2026-11-29 */
  horizonDay: string;
  /** Of the learner, as in the answer to sent events. @example 42 */
  changeNumber: number;
  /** First of all, drop whatever the phone holds. */
  isReset: boolean;
  /** Null when they have not changed. */
  @ApiProperty({ type: PackSettingsResponse, nullable: true })
  settings: PackSettingsResponse | null;
  /** Null but on the first page of what has changed. */
  @ApiProperty({ type: PackTodayResponse, nullable: true })
  today: PackTodayResponse | null;
  /** Ids of questions to drop; the phone may hold no such item. */
  removed: string[];
  /** Then: items to keep, in the place of those of the same question. */
  items: PackItemResponse[];
  /** For the next call, now when `hasMore`, else whenever. Good for 90 days. */
  cursor: string;
  /** Whether to ask again at once. */
  hasMore: boolean;
  /**
   * SHA-256, in hex, of one line `questionId:cardVersion:revisionId` for each item the phone should
   * now hold, sorted, joined by line feeds; null while there is more. If the phone's own differs, let
   * it begin again without a cursor.
   */
  @ApiProperty({ type: String, nullable: true })
  digest: string | null;
}

export function toPackResponse(page: PackPage): PackResponse {
  const { marker, isReset, settings, today, items, removed, cursor, hasMore, digest } = page;
  return {
    asOf: marker.asOf.toISOString(),
    horizonDay: marker.horizonDay,
    changeNumber: marker.changeNumber,
    isReset,
    settings: settings === null ? null : toPackSettingsResponse(settings),
    today: today === null ? null : toPackTodayResponse(today),
    removed: [...removed],
    items: items.map(toPackItemResponse),
    cursor,
    hasMore,
    digest,
  };
}

function toPackSettingsResponse(pack: PackSettings): PackSettingsResponse {
  const { current, learner, parameters } = pack;
  return {
    practice: toPracticeSettingsResponse(current.settings, current.parameters),
    zone: learner.zone,
    rolloverHour: learner.rolloverHour,
    parameters: parameters.map(toParametersResponse),
  };
}

function toPackTodayResponse(today: TodaysShare): PackTodayResponse {
  const { studyDay, limits, isOverridden, done, pace } = today;
  return {
    studyDay,
    limits: { ...limits, isOverridden },
    done: { ...done },
    minutesByKind: { ...pace },
  };
}

function toParametersResponse(parameters: SchedulingParameters): PackedParametersResponse {
  return {
    version: parameters.version,
    model: parameters.model,
    weights: [...parameters.weights],
    desiredRetention: parameters.desiredRetention,
    maximumIntervalDays: parameters.maximumIntervalDays,
    learningStepsMinutes: [...parameters.learningStepsMinutes],
    relearningStepsMinutes: [...parameters.relearningStepsMinutes],
    fuzz: parameters.fuzz,
    weekdayLoads: [...parameters.weekdayLoads],
    suspendsLeeches: parameters.suspendsLeeches,
  };
}

function toPackItemResponse(item: PackItem): PackItemResponse {
  const { card, isNew, revision, isUnsealed } = item;
  return {
    questionId: card.questionId,
    isNew,
    card: toPackedCardResponse(card),
    question: toPackedQuestionResponse(item),
    outline: isUnsealed ? toOutlineResponse(revision) : null,
  };
}

function toPackedCardResponse(card: Card): PackedCardResponse {
  const { step, lastReviewDay } = card;
  return Object.assign(toCardResponse(card), { step, lastReviewDay });
}

/** Field by field: a revision holds the outline, the rubric and the hints as well. */
function toPackedQuestionResponse({ place, revision }: PackItem): PackedQuestionResponse {
  return {
    revisionId: place.revisionId,
    bankId: place.bankId,
    slug: place.slug,
    variantOf: revision.variantOf,
    position: place.position,
    kind: revision.kind,
    title: revision.title,
    level: revision.level,
    difficulty: revision.difficulty,
    timeLimitMinutes: revision.timeLimitMinutes,
    topics: [...revision.topics],
    skills: [...revision.skills],
    prompt: revision.prompt,
    clarifications: revision.clarifications.map(({ ask, default: answer }) => ({
      ask,
      default: answer,
    })),
    hintCount: revision.hints.length,
  };
}
