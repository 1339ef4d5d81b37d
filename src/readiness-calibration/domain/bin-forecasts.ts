/** Chances that were about the same, and what came of them. */
export interface ForecastBin {
  readonly forecasts: number;
  readonly from: number;
  readonly to: number;
  readonly meanForecast: number;
  readonly passRate: number;
}

/** A chance with what came of it. */
export interface ChanceAndCame {
  readonly passProbability: number;
  readonly isPassed: boolean;
}

const mostBins = 10;

/**
 * Ten bins that hold as many forecasts each, give or take one, by rising chance: bins of equal width
 * would leave some with nothing to say. With fewer than ten forecasts a bin each. Forecasts of one chance
 * may fall into two bins; those that passed come first, so that the order of the list is of no account.
 */
export function binForecasts(forecasts: readonly ChanceAndCame[]): ForecastBin[] {
  const rising = forecasts.toSorted(
    (one, other) =>
      one.passProbability - other.passProbability || Number(other.isPassed) - Number(one.isPassed),
  );
  const bins = Math.min(mostBins, rising.length);
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * rising.length) / bins);
    const own = rising.slice(from, Math.floor(((bin + 1) * rising.length) / bins));
    return {
      forecasts: own.length,
      from: own.at(0)?.passProbability ?? 0,
      to: own.at(-1)?.passProbability ?? 0,
      meanForecast: own.reduce((sum, each) => sum + each.passProbability, 0) / own.length,
      passRate: own.filter(({ isPassed }) => isPassed).length / own.length,
    };
  });
}
