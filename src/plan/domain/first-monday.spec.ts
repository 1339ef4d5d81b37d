import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { firstMonday, mondayOfIsoWeek, weekdayOf } from './first-monday.js';

describe('firstMonday', () => {
  it.each([
    ['2026-11-02', '2026-11-02'],
    ['2026-11-03', '2026-11-09'],
    ['2026-11-08', '2026-11-09'],
    ['2028-02-29', '2028-03-06'],
    ['1969-12-31', '1970-01-05'],
  ])('from %s it is %s', (day, monday) => {
    expect(firstMonday(day)).toBe(monday);
  });

  it('is a Monday, at most six days on', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 40_000 }), (days) => {
        const day = addDays('1970-01-01', days);
        const monday = firstMonday(day);
        expect(weekdayOf(monday)).toBe(1);
        expect(monday >= day && monday <= addDays(day, 6)).toBe(true);
      }),
    );
  });
});

describe('mondayOfIsoWeek', () => {
  it.each([
    ['2026-W45', '2026-11-02'],
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2021-W01', '2021-01-04'],
    ['2025-W01', '2024-12-30'],
  ])('of %s is %s', (week, monday) => {
    expect(mondayOfIsoWeek(week)).toBe(monday);
  });

  it.each(['2025-W53', '2026-W00', '2026-W54', '2026-W5', '2026-45', '0000-W01', '9999-W53', ''])(
    'is none for %s',
    (week) => {
      expect(mondayOfIsoWeek(week)).toBeNull();
    },
  );
});
