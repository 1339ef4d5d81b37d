import type { GraderWeight } from './grader-weights.js';

/** What a reviewer gave, the score of an answer or the value of a level. */
export interface WeighedValue extends GraderWeight {
  /** 0..1. */
  readonly value: number;
}

/**
 * What reviewers settle on: the weighted mean of what they gave, each without their bias, but never
 * beyond the lowest and the highest that somebody gave: nobody is told a score that no reviewer stands
 * for. Weights need not sum to 1. Nothing to weigh is a RangeError.
 */
export function weightedConsensus(given: readonly WeighedValue[]): number {
  const weights = given.reduce((sum, { weight }) => sum + weight, 0);
  if (!(weights > 0)) throw new RangeError('there is nothing to weigh');
  const values = given.map(({ value }) => value);
  const sum = given.reduce((total, { value, weight, bias }) => total + weight * (value - bias), 0);
  return Math.min(Math.max(...values), Math.max(Math.min(...values), sum / weights));
}
