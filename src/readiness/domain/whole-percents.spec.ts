import { describe, expect, it } from '@jest/globals';
import { wholePercents } from './whole-percents.js';

describe('wholePercents', () => {
  it('sums to a hundred, and rounds up what loses most', () => {
    expect(wholePercents([0.3333, 0.3333, 0.3334])).toEqual([33, 33, 34]);
    expect(wholePercents([0.935, 0.05, 0.015])).toEqual([94, 5, 1]);
    expect(wholePercents([1, 0])).toEqual([100, 0]);
  });

  it('leaves nothing nothing', () => {
    expect(wholePercents([0, 0])).toEqual([0, 0]);
    expect(wholePercents([])).toEqual([]);
  });
});
