import type { CheckedForecast } from './checked-forecast.js';

type Forecast = Pick<CheckedForecast, 'passProbability' | 'isPassed'>;

/** How far chances were from what came. All are means; the less, the better. */
export interface ForecastErrors {
  readonly passRate: number;
  readonly meanForecast: number;
  /** Squared errors of the chances. */
  readonly brier: number;
  /** The same of somebody who knows the rate and nothing else. */
  readonly baseBrier: number;
  readonly logLoss: number;
}

/** A chance is told to four decimals, and one of 0 that comes true would cost without end. */
const leastChance = 1e-3;

/**
 * Scores chances by proper rules, which nobody betters by telling anything but what they expect.
 * Refuses an empty list.
 * @see G. W. Brier, Verification of Forecasts Expressed in Terms of Probability, 1950
 */
export function forecastErrors(forecasts: readonly Forecast[]): ForecastErrors {
  if (forecasts.length === 0) throw new RangeError('there is no forecast to check');
  const mean = (figure: (forecast: Forecast) => number): number =>
    forecasts.reduce((sum, each) => sum + figure(each), 0) / forecasts.length;
  const passRate = mean(({ isPassed }) => Number(isPassed));
  return {
    passRate,
    meanForecast: mean(({ passProbability }) => passProbability),
    brier: mean(({ passProbability, isPassed }) => (passProbability - Number(isPassed)) ** 2),
    baseBrier: passRate * (1 - passRate),
    logLoss: mean(({ passProbability, isPassed }) => {
      const said = isPassed ? passProbability : 1 - passProbability;
      return -Math.log(Math.max(said, leastChance));
    }),
  };
}
