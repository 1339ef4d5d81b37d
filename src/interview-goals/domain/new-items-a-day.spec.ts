import { describe, expect, it } from '@jest/globals';
import { newItemsADay } from './new-items-a-day.js';

describe('newItemsADay', () => {
  it.each([
    ['a month ahead', 42, 30, 5, 2],
    ['two months ahead', 42, 60, 5, 1],
    ['a fortnight ahead', 42, 14, 5, 6],
    ['the day before the window: all of them', 7, 6, 5, 7],
    ['inside the window', 7, 3, 5, 7],
    ['none left', 0, 30, 5, 0],
  ])('%s', (_scenario, unseen, daysLeft, windowDays, expected) => {
    expect(newItemsADay(unseen, daysLeft, windowDays)).toBe(expected);
  });
});
