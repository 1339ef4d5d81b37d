import { describe, expect, it } from '@jest/globals';
import { sumMinutes } from './sum-minutes.js';

describe('sumMinutes', () => {
  it.each([
    [[], 0],
    [[0.1, 0.1, 0.1], 0.3],
    [[20, 12.5, 0.1], 32.6],
  ])('of %j is %d', (minutes, expected) => {
    expect(sumMinutes(minutes.map((each) => ({ minutes: each })))).toBe(expected);
  });
});
