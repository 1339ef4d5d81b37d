import type { Estimate } from './readiness.js';

/** Of a normal error: as many standard deviations to each side as hold 8 of 10. */
const z80 = 1.281551565545;

/** A score with the range that holds the true one in 8 of 10 cases, all of it within 0..1. */
export function estimateRange(score: number, variance: number): Estimate {
  const sd = Math.sqrt(variance);
  const middle = Math.min(1, Math.max(0, score));
  return {
    score: middle,
    low80: Math.max(0, middle - z80 * sd),
    high80: Math.min(1, middle + z80 * sd),
    sd,
  };
}
