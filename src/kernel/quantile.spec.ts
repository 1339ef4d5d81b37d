import { describe, expect, it } from '@jest/globals';
import { quantile } from './quantile.js';

describe('quantile', () => {
  // As R's quantile() and PostgreSQL's percentile_cont have them.
  it.each([
    [[1, 2, 3, 4], 0.25, 1.75],
    [[1, 2, 3, 4], 0.5, 2.5],
    [[1, 2, 3, 4], 0.75, 3.25],
    [[1, 2, 3, 4, 5], 0.5, 3],
    [[7], 0.75, 7],
    [[1, 9], 0, 1],
    [[1, 9], 1, 9],
  ])('of %j at %d is %d', (sorted, share, value) => {
    expect(quantile(sorted, share)).toBe(value);
  });

  it.each([
    [[], 0.5],
    [[1, 2], 1.5],
    [[1, 2], -0.1],
  ])('refuses %j at %d', (sorted, share) => {
    expect(() => quantile(sorted, share)).toThrow(RangeError);
  });
});
