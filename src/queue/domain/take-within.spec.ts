import { describe, expect, it } from '@jest/globals';
import { takeWithin } from './take-within.js';

describe('takeWithin', () => {
  it.each([
    ['all that fit', [10, 10], 9, 20, [10, 10]],
    ['as many as there are places', [10, 10, 10], 2, 100, [10, 10]],
    ['as long as the minutes last', [10, 10, 10], 9, 29.9, [10, 10]],
    ['none that stands behind one that does not fit', [10, 15, 5], 9, 20, [10]],
    ['tenths exactly', [0.1, 0.1, 0.1, 0.1], 9, 0.3, [0.1, 0.1, 0.1]],
    ['nothing without a place', [1], 0, 100, []],
    ['nothing without a minute', [1], 9, 0, []],
  ])('takes %s', (_, costs, count, minutes, expected) => {
    const taken = takeWithin(
      costs.map((cost) => ({ minutes: cost })),
      { count, minutes },
    );
    expect(taken.map((item) => item.minutes)).toEqual(expected);
  });
});
