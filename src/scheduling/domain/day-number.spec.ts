import { describe, expect, it } from '@jest/globals';
import { dayNumber } from './day-number.js';

describe('dayNumber', () => {
  it.each([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['2000-02-29', 11_016],
    ['2024-03-10', 19_792],
  ])('%s is day %i', (day, expected) => {
    expect(dayNumber(day)).toBe(expected);
  });

  it.each([
    '2024-02-30',
    '2023-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-1-1',
    '',
    'x',
  ])('refuses %p', (day) => {
    expect(() => dayNumber(day)).toThrow(RangeError);
  });
});
