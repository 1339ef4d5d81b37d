import { expect, it } from '@jest/globals';
import { roundTo } from './round-to.js';

it.each([
  [Math.fround(0.8), 4, 0.8],
  [Math.fround(0.001), 4, 0.001],
  [1.87294, 4, 1.8729],
  [0.05254879966378212, 6, 0.052549],
  [100, 4, 100],
])('%s to %s decimals is %s', (value, decimals, expected) => {
  expect(roundTo(value, decimals)).toBe(expected);
});
