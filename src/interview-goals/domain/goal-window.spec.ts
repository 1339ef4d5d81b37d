import { describe, expect, it } from '@jest/globals';
import { goalWindowDays } from './goal-window.js';

describe('goalWindowDays', () => {
  it.each([
    ['42 items at 12 a day', 105, 30, 5],
    ['a round that fits a day', 30, 30, 2],
    ['a round just over a day', 30.1, 30, 3],
    ['nothing', 0, 30, 2],
    ['a round of weeks', 560, 30, 20],
  ])('%s', (_load, roundMinutes, minutesPerDay, expected) => {
    expect(goalWindowDays(roundMinutes, minutesPerDay)).toBe(expected);
  });
});
