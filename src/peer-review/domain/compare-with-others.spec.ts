import { describe, expect, it } from '@jest/globals';
import { compareWithOthers } from './compare-with-others.js';

describe('compareWithOthers', () => {
  it('holds each against the mean of the others by precision, without biases', () => {
    const comparisons = compareWithOthers([
      { score: 0.9, bias: 0.1, variance: 0.01 },
      { score: 0.6, bias: 0, variance: 0.01 },
      { score: 0.4, bias: -0.1, variance: 0.02 },
    ]);
    // Precisions 100, 100, 50; without bias .8, .6, .5.
    const expected = [
      [(60 + 25) / 150, 1 / 150],
      [(80 + 25) / 150, 1 / 150],
      [(80 + 60) / 200, 1 / 200],
    ] as const;
    const given = [0.9, 0.6, 0.4];
    const free = [0.8, 0.6, 0.5];
    for (const [place, [mean, variance]] of expected.entries()) {
      expect(comparisons[place]?.deviation).toBeCloseTo((given[place] ?? 0) - mean, 12);
      const square = ((free[place] ?? 0) - mean) ** 2 - variance;
      expect(comparisons[place]?.square).toBeCloseTo(square, 12);
    }
  });

  it('has nothing to hold a single score against', () => {
    expect(compareWithOthers([{ score: 0.9, bias: 0.1, variance: 0.01 }])).toEqual([]);
    expect(compareWithOthers([])).toEqual([]);
  });
});
