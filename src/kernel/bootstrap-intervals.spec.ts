import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bootstrapIntervals } from './bootstrap-intervals.js';

const terms = { resamples: 1000, seed: 1 };
const mean = (values: readonly number[]) => ({
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
});

describe('bootstrapIntervals', () => {
  it('leaves nothing open where all units are the same', () => {
    expect(bootstrapIntervals([2, 2, 2], mean, terms)).toEqual({ mean: { low: 2, high: 2 } });
  });

  it('comes near what theory says of the mean of 100 coins', () => {
    const coins = Array.from({ length: 100 }, (_, place) => place % 2);
    const bounds = bootstrapIntervals(coins, mean, terms).mean;
    // .5 ± 1.96 × .05
    expect(Math.abs((bounds?.low ?? 0) - 0.402)).toBeLessThan(0.015);
    expect(Math.abs((bounds?.high ?? 0) - 0.598)).toBeLessThan(0.015);
  });

  it('draws whole units, so that what belongs together stays together', () => {
    // Ten twins: drawn one by one they would look like 20 coins, with ends near .28 and .72.
    const twins = Array.from({ length: 10 }, (_, place) => [place % 2, place % 2]);
    const bounds = bootstrapIntervals(twins, (drawn) => mean(drawn.flat()), terms).mean;
    expect(bounds).toEqual({ low: 0.2, high: 0.8 });
  });

  it('draws the same by the same seed, and something else by another', () => {
    const values = Array.from({ length: 30 }, (_, place) => place ** 2);
    const one = bootstrapIntervals(values, mean, terms);
    expect(bootstrapIntervals(values, mean, terms)).toEqual(one);
    expect(bootstrapIntervals(values, mean, { ...terms, seed: 2 })).not.toEqual(one);
  });

  it.each([
    // A draw of 2 holds no 1 with probability ¼, and no pair of them with ¾.
    ['is told where most draws can tell it', 1, { figure: { low: 1, high: 2 } }],
    ['is null where half of the draws or more cannot', 2, { figure: null }],
  ])('a figure %s', (_, needed, expected) => {
    const ones = (drawn: readonly number[]) => {
      const count = drawn.filter((each) => each === 1).length;
      return { figure: count >= needed ? count : null };
    };
    expect(bootstrapIntervals([0, 1], ones, terms)).toEqual(expected);
  });

  it('knows nothing without units', () => {
    const nothing = () => ({ figure: null });
    expect(bootstrapIntervals([], nothing, terms)).toEqual({ figure: null });
  });

  it('stays within the sample, low below high', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 20 }), (values) => {
        const bounds = bootstrapIntervals(values, mean, { resamples: 50, seed: 3 }).mean;
        expect(bounds?.low).toBeLessThanOrEqual(bounds?.high ?? -Infinity);
        // A mean of equal numbers is off by what rounding leaves.
        expect(bounds?.low).toBeGreaterThanOrEqual(Math.min(...values) - 1e-3);
        expect(bounds?.high).toBeLessThanOrEqual(Math.max(...values) + 1e-3);
      }),
      { numRuns: 50 },
    );
  });
});
