import { describe, expect, it } from '@jest/globals';
import { divideHalfEven } from './divide-half-even.js';

describe('divideHalfEven', () => {
  it.each([
    [0n, 3n, 0],
    [1n, 3n, 0],
    [2n, 3n, 1],
    [1n, 2n, 0],
    [3n, 2n, 2],
    [5n, 2n, 2],
    [7n, 2n, 4],
    [9007199254740993n, 9007199254740993n, 1],
  ])('%s / %s: %i', (numerator, divisor, quotient) => {
    expect(divideHalfEven(numerator, divisor)).toBe(quotient);
  });

  it('refuses to divide by nothing', () => {
    expect(() => divideHalfEven(1n, 0n)).toThrow(RangeError);
  });
});
