import { ApiProperty } from '@nestjs/swagger';
import { ChartQueryDto } from '../platform/charts/chart-query.dto.js';
import { CanBeAbsent, IsDecimalParam, IsWholeParam } from '../platform/http/fields.js';
import { FEWEST_RUNS } from './domain/fit-runs.js';
import type { DayForecast, ForecastTotals } from './domain/forecast-practice.js';
import { listAhead } from './domain/list-ahead.js';
import type { RatingCounts } from '../scheduling/domain/rating-habits.js';
import type { Spread } from './domain/spread-of.js';
import type { RetentionPoint } from './domain/sweep-retention.js';
import type { LearnerForecast, LearnerSweep } from './forecast.service.js';

/** How far to look, and how often to play it. */
export class OutlookQueryDto extends ChartQueryDto {
  /** Study days from today on. @example 90 */
  @ApiProperty({ required: false, default: 90 })
  @CanBeAbsent()
  @IsWholeParam(1, 365)
  days: number = 90;

  /** How often the days are played; as often as is usual, or as fits, when left out. @example 200 */
  @ApiProperty({ required: false })
  @CanBeAbsent()
  @IsWholeParam(FEWEST_RUNS, 500)
  runs?: number;
}

/** What to forecast. */
export class ForecastQueryDto extends OutlookQueryDto {
  /** Another desired retention than yours, to see what it would change. @example 0.9 */
  @ApiProperty({ required: false })
  @CanBeAbsent()
  @IsDecimalParam(0.7, 0.99)
  desiredRetention?: number;
}

/** Where the runs lie: one in ten is not over p10, half are not over p50, nine in ten not over p90. */
export class SpreadResponse {
  /** @example 12 */
  p10: number;
  /** @example 18 */
  p50: number;
  /** @example 27.5 */
  p90: number;
}

/** What one study day may bring; on the first, what is left of it. */
export class DayForecastResponse {
  /** @example 2026-11-22 */
  day: string;
  /** Reviews and new questions. */
  items: SpreadResponse;
  /** The new questions among them. */
  newItems: SpreadResponse;
  /** What the items take, as planned; never over the day's limit. */
  minutes: SpreadResponse;
  /** Answers in learning steps, which no limit counts. */
  steps: SpreadResponse;
  /** Due reviews that the day has no room for. */
  backlog: SpreadResponse;
}

/** What the days come to together. */
export class ForecastTotalsResponse {
  /** Reviews and new questions. */
  items: SpreadResponse;
  /** The new questions among them. */
  newItems: SpreadResponse;
  /** What the items take. */
  minutes: SpreadResponse;
  /** Minutes of the fullest day. */
  peakMinutes: SpreadResponse;
  /** How many questions would be recalled after the last day. */
  knowledge: SpreadResponse;
  /** The same as a share of the questions met, 0..1; null when none is. */
  @ApiProperty({ type: SpreadResponse, nullable: true })
  recall: SpreadResponse | null;
}

/** With which probability a rating is given; they add up to 1. */
export class RatingSharesResponse {
  /** @example 0.24 */
  again: number;
  /** @example 0.09 */
  hard: number;
  /** @example 0.5 */
  good: number;
  /** @example 0.17 */
  easy: number;
}

/** An interview that shapes the days before it. */
export class ForecastGoalResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** @example Staff interview at Acme */
  title: string | null;
  /** @example 2026-12-14 */
  interviewDay: string;
}

/** What is taken for granted. */
export class ForecastAssumptionsResponse {
  /** How often the days were played. @example 200 */
  runs: number;
  /** @example 0.9 */
  desiredRetention: number;
  /** New questions on a day that no weekday, goal or override changes. @example 3 */
  newPerDay: number;
  /** @example 100 */
  reviewsPerDay: number;
  /** @example 30 */
  minutesPerDay: number;
  /** Cards with memory that are not suspended, as the forecast begins. @example 42 */
  cards: number;
  /** Questions that could be introduced. @example 120 */
  candidates: number;
  /** The interviews ahead, next first. */
  goals: ForecastGoalResponse[];
  /** How a question met for the first time is rated. */
  firstRatings: RatingSharesResponse;
  /** How a question that is recalled is rated; whether it is, memory decides. */
  recalledRatings: RatingSharesResponse;
}

/** What the next study days may look like. */
export class ForecastResponse {
  days: DayForecastResponse[];
  totals: ForecastTotalsResponse;
  assumptions: ForecastAssumptionsResponse;
}

/** What practice would come to under one desired retention. */
export class RetentionPointResponse extends ForecastTotalsResponse {
  /** @example 0.9 */
  desiredRetention: number;
  /** Whether it is yours. @example true */
  isCurrent: boolean;
  /** Minutes of a day in the middle run, on average. @example 17.5 */
  meanMinutes: number;
  /** Due reviews that wait after the last day. */
  backlog: SpreadResponse;
}

/** What each desired retention would cost and give. */
export class RetentionSweepResponse {
  /** Lowest retention first; yours is among them. */
  points: RetentionPointResponse[];
  assumptions: ForecastAssumptionsResponse;
}

export function toForecastResponse({ input, forecast }: LearnerForecast): ForecastResponse {
  return {
    days: forecast.days.map(toDay),
    totals: toTotals(forecast.totals),
    assumptions: toAssumptions(input),
  };
}

export function toRetentionSweepResponse({ input, points }: LearnerSweep): RetentionSweepResponse {
  return {
    points: points.map((point) => toPoint(point, input.days)),
    assumptions: toAssumptions(input),
  };
}

function toPoint(point: RetentionPoint, days: number): RetentionPointResponse {
  const { desiredRetention, isCurrent, backlog, minutes } = point;
  const more = { desiredRetention, isCurrent, meanMinutes: minutes.p50 / days };
  return Object.assign(toTotals(point), more, { backlog: toSpread(backlog) });
}

function toDay({
  day,
  items,
  newItems,
  minutes,
  steps,
  backlog,
}: DayForecast): DayForecastResponse {
  return {
    day,
    items: toSpread(items),
    newItems: toSpread(newItems),
    minutes: toSpread(minutes),
    steps: toSpread(steps),
    backlog: toSpread(backlog),
  };
}

function toTotals(totals: ForecastTotals): ForecastTotalsResponse {
  const { items, newItems, minutes, peakMinutes, knowledge, recall } = totals;
  return {
    items: toSpread(items),
    newItems: toSpread(newItems),
    minutes: toSpread(minutes),
    peakMinutes: toSpread(peakMinutes),
    knowledge: toSpread(knowledge),
    recall: recall === null ? null : toSpread(recall),
  };
}

function toSpread({ p10, p50, p90 }: Spread): SpreadResponse {
  return { p10, p50, p90 };
}

function toAssumptions({
  runs,
  parameters,
  settings,
  cards,
  candidates,
  habits,
  goals,
  today,
}: LearnerForecast['input']): ForecastAssumptionsResponse {
  const { newPerDay, reviewsPerDay, minutesPerDay } = settings;
  const [hard, good, easy] = habits.recalled;
  const met = cards.filter(({ state }) => state !== 'new');
  const metIds = new Set(met.map(({ questionId }) => questionId));
  return {
    runs,
    desiredRetention: parameters.desiredRetention,
    newPerDay,
    reviewsPerDay,
    minutesPerDay,
    cards: met.filter(({ suspended }) => !suspended).length,
    candidates: candidates.filter(({ questionId }) => !metIds.has(questionId)).length,
    goals: listAhead(goals, today).map(({ id, title, interviewDay }) => ({
      id,
      title,
      interviewDay,
    })),
    firstRatings: toShares(habits.first),
    recalledRatings: toShares([0, hard, good, easy]),
  };
}

function toShares([again, hard, good, easy]: RatingCounts): RatingSharesResponse {
  return { again, hard, good, easy };
}
