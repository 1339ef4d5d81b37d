import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNumber,
  IsOptional,
  Max,
  Min,
} from 'class-validator';
import { CanBeAbsent, IsWhole } from '../platform/http/fields.js';
import type { PracticeSettings } from './domain/practice-settings.js';
import { DEFAULT_WEIGHTS, type SchedulingParameters } from './domain/scheduling-parameters.js';

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
  /** Recall probability a card should still have on its due day. @example 0.9 */
  desiredRetention: number;
  /** Longest interval, in days. @example 365 */
  maximumIntervalDays: number;
  /** @example [15] */
  learningStepsMinutes: number[];
  /** @example [15] */
  relearningStepsMinutes: number[];
  /** FSRS-6 weights w0..w20. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, example: DEFAULT_WEIGHTS })
  weights: number[];
  /** Version of the scheduling parameters; cards keep the one their reviews were made with. @example 0 */
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
    desiredRetention: parameters.desiredRetention,
    maximumIntervalDays: parameters.maximumIntervalDays,
    learningStepsMinutes: [...parameters.learningStepsMinutes],
    relearningStepsMinutes: [...parameters.relearningStepsMinutes],
    weights: [...parameters.weights],
    parametersVersion: parameters.version,
  };
}
