import type { Evidence } from './evidence.js';

/** A gap, and how sure it is given the gap it was drawn to. */
export interface Shrunk {
  readonly gap: number;
  /** The weight that what it was drawn to has in it, 0..1. */
  readonly reliance: number;
  /** What would be left of the variance if what it was drawn to were known. */
  readonly ownVariance: number;
}

/**
 * The weight that the level above keeps beside the evidence: 1 without any, towards 0 with much. `sd` is
 * how far things of this level lie from the level above.
 */
export function relianceOf(precision: number, sd: number): number {
  return 1 / (1 + sd ** 2 * precision);
}

/** The gap between what evidence says and what the level above leads to expect. */
export function shrink(evidence: Evidence, expected: number, sd: number): Shrunk {
  const reliance = relianceOf(evidence.precision, sd);
  return {
    gap: reliance * (expected + sd ** 2 * evidence.pull),
    reliance,
    ownVariance: reliance * sd ** 2,
  };
}
