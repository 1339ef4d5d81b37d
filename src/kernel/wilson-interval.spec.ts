import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilsonInterval } from './wilson-interval.js';

describe('wilsonInterval', () => {
  // Newcombe (1998), table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is as published', (successes, trials, low, high) => {
    const interval = wilsonInterval(successes, trials);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it('is symmetric: what passes in one view fails in the other', () => {
    expect(wilsonInterval(20, 20)?.low).toBeCloseTo(1 - 0.1611, 4);
    expect(wilsonInterval(20, 20)?.high).toBe(1);
  });

  it('is nothing of nothing, and refuses what is no count', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(Number.NaN, 2)).toThrow(RangeError);
  });

  it('holds the share, and lies within 0..1', () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500)).filter(([, failures]) => failures > 0);
    fc.assert(
      fc.property(counts, ([successes, failures]) => {
        const trials = successes + failures;
        const { low, high } = wilsonInterval(successes, trials) ?? { low: 2, high: -1 };
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(successes / trials);
        expect(high).toBeGreaterThan(successes / trials);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });
});
