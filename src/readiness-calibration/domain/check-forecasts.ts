import { binForecasts, type ForecastBin } from './bin-forecasts.js';
import {
  calibrationError,
  perfectCalibrationError,
  type PerfectError,
} from './calibration-error.js';
import type { CheckedForecast } from './checked-forecast.js';
import { countForecasts } from './count-forecasts.js';
import { forecastErrors, type ForecastErrors } from './forecast-errors.js';
import { sourceMix, sourceMixes, type SourceMix } from './source-mix.js';

/** How many of the scores that interviews were given lay within the range of one interview. */
export interface RangeCover {
  /** Interviews with a score. */
  readonly outcomes: number;
  /** 0..1; .8 was promised. */
  readonly share: number;
  /** Its standard error. */
  readonly error: number;
}

/** How honest the chances were that rest mostly on one kind of grader. */
export interface MixFigures extends ForecastErrors {
  readonly mix: SourceMix;
  readonly outcomes: number;
}

export const alarms = ['no-better-than-base-rate', 'range-too-narrow'] as const;
export type Alarm = (typeof alarms)[number];

/** How honest past chances were. */
export interface ForecastFigures extends ForecastErrors {
  readonly calibrationError: number;
  readonly perfectError: PerfectError;
  readonly bins: readonly ForecastBin[];
  /** Null while fewer than 100 interviews were given a score. */
  readonly cover: RangeCover | null;
  readonly mixes: readonly MixFigures[];
  readonly alarms: readonly Alarm[];
}

export interface ForecastCheck {
  /** Outcomes that count. */
  readonly outcomes: number;
  /** Null below 100: of fewer nothing can be told. */
  readonly figures: ForecastFigures | null;
}

/** Outcomes from which figures are told. */
export const fewestOutcomes = 100;
const fewestOfMix = 25;
const leastCover = 0.7;
const seed = 20_240_817;

/**
 * How honest chances and ranges were, over the outcomes that may be counted. The base rate stands beside
 * every figure, for a forecast may be calibrated and know nothing.
 */
export function checkForecasts(forecasts: readonly CheckedForecast[]): ForecastCheck {
  const counted = countForecasts(forecasts);
  const outcomes = counted.length;
  if (outcomes < fewestOutcomes) return { outcomes, figures: null };
  const errors = forecastErrors(counted);
  const rising = counted.toSorted((one, other) => one.passProbability - other.passProbability);
  const chances = rising.map(({ passProbability }) => passProbability);
  const bins = binForecasts({ chances, came: rising.map(({ isPassed }) => Number(isPassed)) });
  const cover = coverOf(counted);
  return {
    outcomes,
    figures: {
      ...errors,
      calibrationError: calibrationError(bins),
      perfectError: perfectCalibrationError(chances, seed),
      bins,
      cover,
      mixes: mixesOf(counted),
      alarms: alarmsOf(errors, cover),
    },
  };
}

function coverOf(counted: readonly CheckedForecast[]): RangeCover | null {
  const held = countForecasts(counted.filter(({ actual }) => actual !== null)).map(
    ({ actual, mockLow80, mockHigh80 }) =>
      actual !== null && actual >= mockLow80 && actual <= mockHigh80,
  );
  const outcomes = held.length;
  if (outcomes < fewestOutcomes) return null;
  const share = held.filter(Boolean).length / outcomes;
  return { outcomes, share, error: Math.sqrt((share * (1 - share)) / outcomes) };
}

/**
 * By who gave most of what the scores rest on, where there are enough. What is left over is told of
 * nobody either: were it a few learners alone, they could be reckoned from the whole, so then the smallest
 * of the kinds is left out with them.
 */
function mixesOf(counted: readonly CheckedForecast[]): MixFigures[] {
  const groups = sourceMixes
    .map((mix) => {
      const own = countForecasts(counted.filter(({ trust }) => sourceMix(trust) === mix));
      return { mix, own };
    })
    .filter(({ own }) => own.length >= fewestOfMix);
  const shown = groups.flatMap(({ own }) => own);
  const left = new Set(
    counted.filter((each) => !shown.includes(each)).map((each) => each.learnerId),
  );
  const smallest =
    left.size > 0 && left.size < 5
      ? groups.toSorted((one, other) => one.own.length - other.own.length).at(0)?.mix
      : null;
  return groups
    .filter(({ mix }) => mix !== smallest)
    .map(({ mix, own }) => ({ mix, outcomes: own.length, ...forecastErrors(own) }));
}

function alarmsOf({ brier, baseBrier }: ForecastErrors, cover: RangeCover | null): Alarm[] {
  return [
    ...(brier >= baseBrier ? (['no-better-than-base-rate'] as const) : []),
    ...(cover !== null && cover.share < leastCover ? (['range-too-narrow'] as const) : []),
  ];
}
