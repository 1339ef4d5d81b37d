import type { ForecastInput } from './forecast-input.js';
import { forecastPractice, type ForecastReach, type ForecastTotals } from './forecast-practice.js';
import type { Spread } from './spread-of.js';

/** What practice would come to under one desired retention. */
export interface RetentionPoint extends ForecastTotals {
  readonly desiredRetention: number;
  /** Whether it is what the learner has chosen. */
  readonly isCurrent: boolean;
  /** Due reviews that wait after the last day. */
  readonly backlog: Spread;
}

const LOWEST_PERCENT = 80;
const HIGHEST_PERCENT = 97;

/** Outside of it either most is forgotten or most reviews are of what nobody had forgotten. */
const GRID = Array.from(
  { length: HIGHEST_PERCENT - LOWEST_PERCENT + 1 },
  (_, index) => (LOWEST_PERCENT + index) / 100,
);

/** The retentions that are compared: .80, .81 … .97, and the learner's own in its place among them. */
export function sweptRetentions(current: number): readonly number[] {
  return [...new Set([...GRID, current])].toSorted((a, b) => a - b);
}

/**
 * What each desired retention would cost and give, so that a learner can choose. All are played with
 * the same chance, so that they differ by the retention and not by luck; within the learner's limits,
 * so that what does not fit shows as a backlog. Cards keep the due days they have: as in practice, a
 * new retention counts from the next review of each.
 */
export function sweepRetention(input: ForecastInput & ForecastReach): readonly RetentionPoint[] {
  const { parameters } = input;
  return sweptRetentions(parameters.desiredRetention).map((desiredRetention) => {
    const changed = { ...input, parameters: { ...parameters, desiredRetention } };
    const { days, totals } = forecastPractice(changed);
    return {
      desiredRetention,
      isCurrent: desiredRetention === parameters.desiredRetention,
      ...totals,
      backlog: days.at(-1)?.backlog ?? { p10: 0, p50: 0, p90: 0 },
    };
  });
}
