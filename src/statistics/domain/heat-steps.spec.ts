import { describe, expect, it } from '@jest/globals';
import { heatSteps } from './heat-steps.js';

describe('heatSteps', () => {
  it.each([
    ['a quarter of the days each', [8, 1, 7, 2, 6, 3, 5, 4], [1, 3, 5, 7]],
    ['one long day', [1, 2, 3, 400], [1, 2, 3, 400]],
    ['days that are alike', [5, 5, 5, 5, 5, 9], [5]],
    ['two days', [3, 9], [3, 9]],
    ['no days', [0, 0], []],
  ])('of %s', (_, counts, steps) => {
    expect(heatSteps(counts)).toEqual(steps);
  });
});
