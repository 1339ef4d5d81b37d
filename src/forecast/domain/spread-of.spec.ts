import { describe, expect, it } from '@jest/globals';
import { spreadOf } from './spread-of.js';

describe('spreadOf', () => {
  it.each([
    ['one run', [7], { p10: 7, p50: 7, p90: 7 }],
    ['ten runs in any order', [9, 2, 3, 10, 5, 6, 1, 8, 4, 7], { p10: 1, p50: 5, p90: 9 }],
    ['eleven runs', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], { p10: 2, p50: 6, p90: 10 }],
    ['numbers, not texts', [100, 20, 3], { p10: 3, p50: 20, p90: 100 }],
  ])('of %s', (_, values, spread) => {
    expect(spreadOf(values)).toEqual(spread);
  });

  it('leaves what it is given as it was, and refuses nothing at all', () => {
    const values = [3, 1, 2];
    spreadOf(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => spreadOf([])).toThrow(RangeError);
  });
});
