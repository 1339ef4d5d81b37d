import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectedPasses } from './expected-passes.js';

describe('how many are expected to pass', () => {
  it.each([
    ['nobody', [], 0, 0],
    ['one who surely does', [1], 1, 0],
    ['a coin', [0.5], 0.5, 0.5],
    ['four coins', [0.5, 0.5, 0.5, 0.5], 2, 1],
    ['three of all sorts', [0.9, 0.6, 0.1], 1.6, Math.sqrt(0.42)],
  ] as const)('%s', (_, chances, expected, sd) => {
    const passes = expectedPasses(chances);
    expect(passes.of).toBe(chances.length);
    expect(passes.expected).toBeCloseTo(expected, 10);
    expect(passes.sd).toBeCloseTo(sd, 10);
  });

  it('is never more spread than as many coins', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (chances) => {
        expect(expectedPasses(chances).sd).toBeLessThanOrEqual(Math.sqrt(chances.length) / 2);
      }),
    );
  });
});
