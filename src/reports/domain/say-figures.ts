import { graderSources, type GraderSource } from '../../readiness/domain/grader-source.js';
import type { ReadinessStatus } from '../../readiness/domain/readiness.js';
import type { ShownRange } from './shown-report.js';

/** How a status reads. `thin` is no verdict: the range says more than the score. */
export const statusWords: Readonly<Record<ReadinessStatus, string>> = {
  'no-data': 'No data yet',
  thin: 'Thin evidence',
  'not-ready': 'Not ready',
  borderline: 'Borderline',
  ready: 'Ready',
};

const sourceWords: Readonly<Record<GraderSource, string>> = {
  self: 'self',
  peer: 'peers',
  llm: 'LLM',
  coach: 'coach',
};

/** What stands where there is no figure. */
export const noFigure = '–';

/** A score of 0..1 out of 100, without a fraction: the range is wider than any fraction. */
export function sayScore(score: number | null): string {
  return score === null ? noFigure : String(Math.round(score * 100));
}

/** A share of 0..1 as whole percents. */
export function sayPercent(share: number | null): string {
  return share === null ? noFigure : `${Math.round(share * 100)}%`;
}

/** `64 to 80`. */
export function sayRange(range: Pick<ShownRange, 'low80' | 'high80'> | undefined): string {
  if (range === undefined || range.low80 === null || range.high80 === null) return noFigure;
  return `${sayScore(range.low80)} to ${sayScore(range.high80)}`;
}

/** Where the weight of the grades comes from, the most first: `coach 60%, self 40%`. */
export function sayTrust(trust: Readonly<Record<GraderSource, number>>): string {
  const parts = graderSources
    .filter((source) => Math.round(trust[source] * 100) > 0)
    .toSorted((one, other) => trust[other] - trust[one])
    .map((source) => `${sourceWords[source]} ${sayPercent(trust[source])}`);
  return parts.length === 0 ? 'no grades yet' : parts.join(', ');
}

/** Weights as shares of their sum; 0 where all are 0. */
export function toShares(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum > 0 ? weight / sum : 0));
}
