import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { get_fuzz_range } from 'ts-fsrs';
import { fuzzRange } from './fuzz-range.js';

describe('fuzzRange', () => {
  it.each([
    [1, 365, 1, 1],
    [2, 365, 2, 2],
    [3, 365, 2, 4],
    [5, 365, 4, 6],
    [7, 365, 5, 9],
    [10, 365, 8, 12],
    [20, 365, 17, 23],
    [100, 365, 93, 107],
    [365, 365, 345, 365],
    [400, 365, 345, 365],
    [30, 30, 27, 30],
    [3, 1, 1, 1],
  ])('%i days, at most %i: %i..%i', (days, maximum, from, to) => {
    expect(fuzzRange(days, maximum)).toEqual({ from, to });
  });

  it('is that of the library wherever the library keeps its maximum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 300 }), (days) => {
        const { min_ivl, max_ivl } = get_fuzz_range(days, 0, 36_500);
        expect(fuzzRange(days, 36_500)).toEqual({ from: min_ivl, to: max_ivl });
      }),
    );
  });
});
