import { ApiProperty } from '@nestjs/swagger';
import { IsWholeParam } from '../platform/http/fields.js';
import type { ParametersOrigin, WeightsFit } from './domain/parameters-origin.js';
import {
  DEFAULT_WEIGHTS,
  type SchedulingParameters,
  type WeekdayLoad,
} from './domain/scheduling-parameters.js';
import { weekdayLoads } from './practice-settings.dto.js';

const sources = ['built-in', 'settings', 'optimizer', 'import'] as const;

/** The path parameter of a version of scheduling parameters. */
export class VersionParamDto {
  /** Zero and below are built in. */
  @IsWholeParam(-1000, 999_999_999)
  version: number;
}

/** How well weights foretell the outcome of reviews; less is better in both. */
export class FitMeasuresResponse {
  /** Mean surprise at whether a question was recalled, in nats. @example 0.4522 */
  logLoss: number;
  /** Distance of the foretold recall from the real one, over groups of similar reviews. @example 0.0815 */
  rmseBins: number;
}

/** What spoke for weights that were fitted to the log. */
export class WeightsFitResponse {
  /** The parent's weights on the newest reviews. */
  before: FitMeasuresResponse;
  /** Weights fitted to the other reviews, on the same newest ones. */
  after: FitMeasuresResponse;
  /** Reviews a day or more after the last one of their question; the weights are fitted to all. @example 2000 */
  reviews: number;
  /** How many of them, the newest, were held out for measuring. @example 400 */
  heldOut: number;
}

/** One version of the constants that memory is computed with. */
export class SchedulingParametersResponse {
  /** Zero and below are built in. @example 3 */
  version: number;
  /** Who made it: a change of the settings, the optimizer, a log it came with, or nobody. */
  @ApiProperty({ enum: sources, example: 'optimizer' })
  source: (typeof sources)[number];
  /** Whether reviews use it from now on. */
  isCurrent: boolean;
  /** The version it was made out of. @example 2 */
  parentVersion: number | null;
  /** Why the optimizer's weights were adopted; null for other sources. */
  @ApiProperty({ type: WeightsFitResponse, nullable: true })
  fit: WeightsFitResponse | null;
  /** FSRS-6 weights w0..w20. */
  @ApiProperty({ type: 'array', items: { type: 'number' }, example: DEFAULT_WEIGHTS })
  weights: number[];
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
  /** Null for what is built in. @example 2026-11-22T09:30:00.000Z */
  createdAt: string | null;
}

/** A page of versions, latest first. */
export class SchedulingParametersPageResponse {
  data: SchedulingParametersResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A version that is built in comes without an origin. */
export function toSchedulingParametersResponse(
  parameters: SchedulingParameters & Partial<ParametersOrigin & { createdAt: Date }>,
  currentVersion: number,
): SchedulingParametersResponse {
  return {
    version: parameters.version,
    source: parameters.source ?? 'built-in',
    isCurrent: parameters.version === currentVersion,
    parentVersion: parameters.parentVersion ?? null,
    fit: toFitResponse(parameters.fit ?? null),
    weights: [...parameters.weights],
    desiredRetention: parameters.desiredRetention,
    maximumIntervalDays: parameters.maximumIntervalDays,
    learningStepsMinutes: [...parameters.learningStepsMinutes],
    relearningStepsMinutes: [...parameters.relearningStepsMinutes],
    fuzz: parameters.fuzz,
    weekdayLoads: [...parameters.weekdayLoads],
    suspendsLeeches: parameters.suspendsLeeches,
    createdAt: parameters.createdAt?.toISOString() ?? null,
  };
}

function toFitResponse(fit: WeightsFit | null): WeightsFitResponse | null {
  if (fit === null) return null;
  const { before, after, reviews, heldOut } = fit;
  return { before, after, reviews, heldOut };
}
