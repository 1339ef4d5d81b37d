import { pearsonCorrelation } from '../../src/kernel/pearson-correlation.js';
import type { Outcome } from './readiness-interview.js';

/** What a method says of one interview before it is sat. */
export interface Forecast {
  readonly score: number;
  /** The range in which eight of ten interviews should land. */
  readonly low80: number;
  readonly high80: number;
  /** The chance that it is passed. */
  readonly pass: number;
}

/** How well forecasts did. All but `spearman` and the two losses are shares. */
export interface Scores {
  /** By how much more was said than came of it. */
  readonly bias: number;
  readonly rmse: number;
  /** 0 of a method that says the same of everybody. */
  readonly spearman: number;
  readonly ece: number;
  readonly brier: number;
  readonly logLoss: number;
  readonly cover: number;
}

const BINS = 10;
/** Nobody is fined without end for having been sure. */
const SURE = 1e-4;

/** @see Brier, Monthly Weather Review 78 (1950) 1–3; Naeini et al., AAAI (2015) 2901–2907, of equal mass */
export function scoreForecasts(
  forecasts: readonly Forecast[],
  outcomes: readonly Outcome[],
): Scores {
  const pairs = forecasts.flatMap((forecast, place) => {
    const outcome = outcomes[place];
    return outcome === undefined ? [] : [{ forecast, outcome }];
  });
  const errors = pairs.map(({ forecast, outcome }) => forecast.score - outcome.score);
  const passes = pairs.map(
    ({ forecast, outcome }) => [forecast.pass, Number(outcome.isPassed)] as const,
  );
  const isCovered = ({ forecast, outcome }: (typeof pairs)[number]): boolean =>
    forecast.low80 <= outcome.score && outcome.score <= forecast.high80;
  return {
    bias: mean(errors),
    rmse: rootMeanSquare(errors),
    spearman: spearman(pairs.map(({ forecast, outcome }) => [forecast.score, outcome.score])),
    ece: calibrationError(passes),
    brier: mean(passes.map(([said, came]) => (said - came) ** 2)),
    logLoss: mean(
      passes.map(([said, came]) => -Math.log(Math.max(SURE, came === 1 ? said : 1 - said))),
    ),
    cover: mean(pairs.map((pair) => Number(isCovered(pair)))),
  };
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(mean(values.map((value) => value ** 2)));
}

/** Correlation of ranks; equals share the middle of theirs. */
export function spearman(pairs: readonly (readonly [number, number])[]): number {
  const one = ranksOf(pairs.map(([value]) => value));
  const other = ranksOf(pairs.map(([, value]) => value));
  return pearsonCorrelation(one.map((rank, place) => [rank, other[place] ?? 0])) ?? 0;
}

function ranksOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((one, other) => one - other);
  const [first, last] = [new Map<number, number>(), new Map<number, number>()];
  for (const [rank, value] of sorted.entries()) {
    if (!first.has(value)) first.set(value, rank);
    last.set(value, rank);
  }
  return values.map((value) => ((first.get(value) ?? 0) + (last.get(value) ?? 0)) / 2);
}

/** How far what was said is from what came of it, in the mean over ten bins of as many forecasts each. */
function calibrationError(passes: readonly (readonly [number, number])[]): number {
  const sorted = passes.toSorted(([one], [other]) => one - other);
  const bins = Array.from({ length: BINS }, (_, bin) =>
    sorted.slice(
      Math.round((bin * sorted.length) / BINS),
      Math.round(((bin + 1) * sorted.length) / BINS),
    ),
  );
  const offs = bins.map((bin) => Math.abs(bin.reduce((sum, [said, came]) => sum + said - came, 0)));
  return offs.reduce((sum, off) => sum + off, 0) / sorted.length;
}

/** How much further off a figure of fewer learners may be, by the spread of what it is a mean of. */
export function slackFor(learners: number, all: number): (spread: number) => number {
  const scatter = 1 / Math.sqrt(learners) - 1 / Math.sqrt(all);
  return (spread) => 2.5 * spread * Math.max(0, scatter);
}
