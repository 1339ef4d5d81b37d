/** Chances that were about the same, and what came of them. */
export interface ForecastBin {
  readonly forecasts: number;
  readonly from: number;
  readonly to: number;
  readonly meanForecast: number;
  readonly passRate: number;
}

/** Chances, rising, and beside each what came of it: 1 where passed. */
export interface RisingChances {
  readonly chances: readonly number[];
  readonly came: readonly number[];
}

const mostBins = 10;

/**
 * Ten bins that hold as many forecasts each, give or take one, by rising chance: bins of equal width
 * would leave some with nothing to say. With fewer than ten forecasts a bin each. Forecasts of one chance
 * that fall into two bins share what came of them, so that their order is of no account.
 * @see T. Dimitriadis, T. Gneiting and A. I. Jordan, Stable reliability diagrams for probabilistic
 *   classifiers, PNAS 118, 2021, for why their number is fixed
 */
export function binForecasts({ chances, came }: RisingChances): ForecastBin[] {
  const shared = shareAmongEquals(chances, came);
  const all = chances.length;
  const bins = Math.min(mostBins, all);
  return Array.from({ length: bins }, (_, bin) => {
    const from = Math.floor((bin * all) / bins);
    const to = Math.floor(((bin + 1) * all) / bins);
    return {
      forecasts: to - from,
      from: chances[from] ?? 0,
      to: chances[to - 1] ?? 0,
      meanForecast: meanOf(chances, from, to),
      passRate: meanOf(shared, from, to),
    };
  });
}

function shareAmongEquals(chances: readonly number[], came: readonly number[]): number[] {
  const shared = [...came];
  let from = 0;
  for (let at = 1; at <= chances.length; at += 1) {
    if (chances[at] === chances[from]) continue;
    shared.fill(meanOf(came, from, at), from, at);
    from = at;
  }
  return shared;
}

function meanOf(values: readonly number[], from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at += 1) sum += values[at] ?? 0;
  return sum / (to - from);
}
