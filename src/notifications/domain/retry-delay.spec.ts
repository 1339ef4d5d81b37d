import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { retryDelay } from './retry-delay.js';

describe('retryDelay', () => {
  it.each([
    [1, 5],
    [2, 300],
    [3, 1800],
    [4, 7200],
    [5, 18_000],
    [6, 36_000],
    [7, 86_400],
  ])('after failure %i waits about %i s', (failures, expectedSeconds) => {
    expect(retryDelay(failures, 0.5)).toBe(expectedSeconds * 1000);
    expect(retryDelay(failures, 0)).toBe(expectedSeconds * 900);
    expect(retryDelay(failures, 1)).toBe(expectedSeconds * 1100);
  });

  it('gives up after the eighth', () => {
    expect(retryDelay(8, 0.5)).toBeNull();
    expect(retryDelay(9, 0.5)).toBeNull();
  });

  it('waits longer each time, whatever chance says', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), chance, chance, (failures, one, other) => {
        expect(retryDelay(failures + 1, one)).toBeGreaterThan(retryDelay(failures, other) ?? 0);
      }),
    );
  });
});
