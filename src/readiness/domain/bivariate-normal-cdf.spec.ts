import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bivariateNormalCdf } from './bivariate-normal-cdf.js';
import { normalCdf } from './normal-cdf.js';

/** The same by another way: over the first variable, in narrow strips. */
const inStrips = (one: number, other: number, correlation: number): number => {
  const [from, strips] = [-9, 20_000];
  const width = (one - from) / strips;
  const rest = Math.sqrt(1 - correlation ** 2);
  let sum = 0;
  for (let strip = 0; strip < strips; strip += 1) {
    const x = from + (strip + 0.5) * width;
    sum += Math.exp(-(x ** 2) / 2) * normalCdf((other - correlation * x) / rest);
  }
  return (sum * width) / Math.sqrt(2 * Math.PI);
};

const limit = fc.integer({ min: -400, max: 400 }).map((hundredths) => hundredths / 100);
const correlation = fc.integer({ min: -90, max: 90 }).map((hundredths) => hundredths / 100);

describe('bivariateNormalCdf', () => {
  it.each([
    [0, 0, 0.6, 0.25 + Math.asin(0.6) / (2 * Math.PI)],
    [0, 0, -0.5, 1 / 6],
    [1, -0.5, 0, 0.841344746068543 * 0.308537538725987],
    [0.7, 8, 0.6, 0.758036347776927],
    [-8, 0.7, 0.6, 0],
  ])('of %d and %d at %d', (one, other, together, both) => {
    expect(bivariateNormalCdf(one, other, together)).toBeCloseTo(both, 10);
  });

  it('agrees with a finer sum over strips', () => {
    for (const [one, other] of [
      [1.3, 0.2],
      [-0.4, 2.1],
      [-1.5, -1.1],
      [2.5, 2.4],
    ] as const) {
      expect(bivariateNormalCdf(one, other, 0.6)).toBeCloseTo(inStrips(one, other, 0.6), 7);
    }
  });

  it('is never more than either alone, nor less than both leave', () => {
    fc.assert(
      fc.property(limit, limit, correlation, (one, other, together) => {
        const both = bivariateNormalCdf(one, other, together);
        const alone = [normalCdf(one), normalCdf(other)] as const;
        return both <= Math.min(...alone) && both >= alone[0] + alone[1] - 1 - 1e-9;
      }),
    );
    expect(bivariateNormalCdf(0.3, 0.3, 0.6)).toBe(bivariateNormalCdf(0.3, 0.3, 0.6));
  });
});
