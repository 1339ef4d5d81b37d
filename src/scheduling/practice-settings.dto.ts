import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNumber,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { CanBeAbsent, IsWhole } from '../platform/http/fields.js';
import type { PracticeSettings } from './domain/practice-settings.js';
import {
  DEFAULT_WEIGHTS,
  type SchedulingParameters,
  type WeekdayLoad,
} from './domain/scheduling-parameters.js';

export const weekdayLoads = ['normal', 'reduced', 'minimum'] as const;

/** A change of practice settings: what is left out stays. */
export class UpdatePracticeSettingsDto {
  /** New questions a day. */
  @CanBeAbsent()
  @IsWhole(0, 50)
  newPerDay?: number;

  /** Reviews a day; learning steps do not count. */
  @CanBeAbsent()
  @IsWhole(0, 1000)
  reviewsPerDay?: number;

  /** Minutes a day that reviews and new questions may take, as planned. */
  @CanBeAbsent()
  @IsWhole(20, 600)
  minutesPerDay?: number;

  /** Variants of a question wait until tomorrow once one of them was answered. */
  @CanBeAbsent()
  @IsBoolean()
  burySiblings?: boolean;

  /** Recall probability a card should still have on its due day. */
  @CanBeAbsent()
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0.7)
  @Max(0.99)
  desiredRetention?: number;

  /** Longest interval, in days. */
  @CanBeAbsent()
  @IsWhole(1, 36_500)
  maximumIntervalDays?: number;

  /** Minutes from a first answer to the next, ascending; empty: the first review is tomorrow. */
  @ApiProperty({
    type: 'array',
    maxItems: 4,
    items: { type: 'integer', minimum: 1, maximum: 1439 },
  })
  @CanBeAbsent()
  @IsArray()
  @ArrayMaxSize(4)
  @IsNumber({}, { each: true })
  learningStepsMinutes?: number[];

  /** The same after a lapse. */
  @ApiProperty({
    type: 'array',
    maxItems: 4,
    items: { type: 'integer', minimum: 1, maximum: 1439 },
  })
  @CanBeAbsent()
  @IsArray()
  @ArrayMaxSize(4)
  @IsNumber({}, { each: true })
  relearningStepsMinutes?: number[];

  /** Spread intervals over a few days, so that cards met together do not come back together. */
  @CanBeAbsent()
  @IsBoolean()
  fuzz?: boolean;

  /**
   * How much of a normal day each weekday gets, Monday first: `reduced` half, `minimum` only what
   * cannot be put elsewhere.
   */
  @ApiProperty({
    type: 'array',
    minItems: 7,
    maxItems: 7,
    items: { type: 'string', enum: [...weekdayLoads] },
  })
  @CanBeAbsent()
  @IsArray()
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @IsIn(weekdayLoads, { each: true })
  weekdayLoads?: WeekdayLoad[];

  /** Suspend a card at its fourth lapse, and at every second one after. */
  @CanBeAbsent()
  @IsBoolean()
  suspendsLeeches?: boolean;

  /** FSRS-6 weights w0..w20; null returns to the defaults. */
  @ApiProperty({
    type: 'array',
    nullable: true,
    minItems: 21,
    maxItems: 21,
    items: { type: 'number', minimum: 0, maximum: 100 },
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(21)
  @ArrayMaxSize(21)
  @IsNumber({}, { each: true })
  weights?: number[] | null;
}

/** How a learner practises. */
export class PracticeSettingsResponse {
  /** The learner. @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e10 */
  id: string;
  /** @example 1 */
  version: number;
  /** New questions a day. @example 3 */
  newPerDay: number;
  /** Reviews a day; learning steps do not count. @example 100 */
  reviewsPerDay: number;
  /** Minutes a day that reviews and new questions may take, as planned. @example 30 */
  minutesPerDay: number;
  /** Variants of a question wait until tomorrow once one of them was answered. @example true */
  burySiblings: boolean;
  /** Recall probability a card should still have on its due day. @example 0.9 */
  desiredRetention: number;
  /** Longest interval, in days. @example 365 */
  maximumIntervalDays: number;
  /** @example [15] */
  learningStepsMinutes: number[];
  /** @example [15] */
  relearningStepsMinutes: number[];
  /** Intervals are spread over a few days. @example true */
  fuzz: boolean;
  /** Monday first. */
  @ApiProperty({
    type: 'array',
    items: { type: 'string', enum: [...weekdayLoads] },
    example: Array.from({ length: 7 }, () => 'normal'),
  })
  weekdayLoads: WeekdayLoad[];
  /** Whether cards that are forgotten again and again are suspended. @example false */
  suspendsLeeches: boolean;
  /** FSRS-6 weights w0..w20. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, example: DEFAULT_WEIGHTS })
  weights: number[];
  /** Version of the scheduling parameters; cards keep the one their reviews were made with. Zero and below are built in. @example -1 */
  parametersVersion: number;
}

export function toPracticeSettingsResponse(
  settings: PracticeSettings & { learnerId: string; version: number },
  parameters: SchedulingParameters,
): PracticeSettingsResponse {
  return {
    id: settings.learnerId,
    version: settings.version,
    newPerDay: settings.newPerDay,
    reviewsPerDay: settings.reviewsPerDay,
    minutesPerDay: settings.minutesPerDay,
    burySiblings: settings.burySiblings,
    desiredRetention: parameters.desiredRetention,
    maximumIntervalDays: parameters.maximumIntervalDays,
    learningStepsMinutes: [...parameters.learningStepsMinutes],
    relearningStepsMinutes: [...parameters.relearningStepsMinutes],
    fuzz: parameters.fuzz,
    weekdayLoads: [...parameters.weekdayLoads],
    suspendsLeeches: parameters.suspendsLeeches,
    weights: [...parameters.weights],
    parametersVersion: parameters.version,
  };
}
