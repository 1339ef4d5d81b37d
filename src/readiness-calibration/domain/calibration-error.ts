import { seededRandom } from '../../kernel/seeded-random.js';
import { binForecasts, type ForecastBin } from './bin-forecasts.js';

/** How far bins are from what came of them, 0..1: the mean distance, by forecasts. Refuses none. */
export function calibrationError(bins: readonly ForecastBin[]): number {
  const all = bins.reduce((sum, { forecasts }) => sum + forecasts, 0);
  if (all === 0) throw new RangeError('there is no forecast to check');
  return bins.reduce(
    (sum, bin) => sum + (bin.forecasts / all) * Math.abs(bin.meanForecast - bin.passRate),
    0,
  );
}

/** What luck alone makes of it. */
export interface PerfectError {
  readonly mean: number;
  /** In 19 of 20 cases it is at most this. */
  readonly high95: number;
}

const worlds = 200;

/**
 * What the error of these very chances would be if each were true: with few outcomes a perfect forecast
 * is off too. Played through 200 times, the same for the same seed.
 *
 * @param chances rising
 */
export function perfectCalibrationError(chances: readonly number[], seed: number): PerfectError {
  const random = seededRandom(seed);
  const errors = Array.from({ length: worlds }, () => {
    const came = chances.map((chance) => Number(random() < chance));
    return calibrationError(binForecasts({ chances, came }));
  }).toSorted((one, other) => one - other);
  return {
    mean: errors.reduce((sum, error) => sum + error, 0) / worlds,
    high95: errors[Math.ceil(worlds * 0.95) - 1] ?? 0,
  };
}
