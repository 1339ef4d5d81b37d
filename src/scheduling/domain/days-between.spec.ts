import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './add-days.js';
import { daysBetween } from './days-between.js';

const anyDay = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('daysBetween', () => {
  it.each([
    ['the same day', '2024-03-10', '2024-03-10', 0],
    ['over a short day in New York', '2024-03-10', '2024-03-11', 1],
    ['backwards', '2024-03-11', '2024-03-10', -1],
    ['over a leap day', '2024-02-28', '2024-03-01', 2],
    ['over a year', '2023-01-01', '2024-01-01', 365],
  ])('%s', (_scenario, from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('undoes addDays', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
      }),
    );
  });
});
