import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { weightedConsensus } from './weighted-consensus.js';

describe('weightedConsensus', () => {
  it.each([
    ['one value', [[0.7, 1, 0]], 0.7],
    [
      'a weighted mean',
      [
        [0.9, 0.5, 0],
        [0.6, 0.3, 0],
        [0.3, 0.2, 0],
      ],
      0.69,
    ],
    [
      'each without its bias',
      [
        [0.9, 0.5, 0.1],
        [0.6, 0.5, -0.1],
      ],
      0.75,
    ],
    [
      'weights that do not sum to 1',
      [
        [0.9, 2, 0],
        [0.6, 1, 0],
      ],
      0.8,
    ],
    [
      'never below the lowest',
      [
        [0.5, 0.5, 0.1],
        [0.5, 0.5, 0.2],
      ],
      0.5,
    ],
    [
      'never above the highest',
      [
        [0.6, 0.5, -0.3],
        [0.5, 0.5, 0],
      ],
      0.6,
    ],
  ] as [string, [number, number, number][], number][])('is %s', (_what, given, consensus) => {
    const values = given.map(([value, weight, bias]) => ({ value, weight, bias }));
    expect(weightedConsensus(values)).toBeCloseTo(consensus, 12);
  });

  it('refuses what cannot be weighed', () => {
    expect(() => weightedConsensus([])).toThrow(RangeError);
    expect(() => weightedConsensus([{ value: 1, weight: 0, bias: 0 }])).toThrow(RangeError);
  });

  it('lies within what was given, and does not fall when somebody gives more', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const given = fc.record({
      value: share,
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      bias: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(given, { minLength: 1, maxLength: 6 }), share, (all, more) => {
        const values = all.map(({ value }) => value);
        const consensus = weightedConsensus(all);
        expect(consensus).toBeGreaterThanOrEqual(Math.min(...values));
        expect(consensus).toBeLessThanOrEqual(Math.max(...values));
        const raised = all.map((each, place) =>
          place === 0 ? { ...each, value: Math.max(each.value, more) } : each,
        );
        expect(weightedConsensus(raised)).toBeGreaterThanOrEqual(consensus - 1e-12);
      }),
    );
  });
});
