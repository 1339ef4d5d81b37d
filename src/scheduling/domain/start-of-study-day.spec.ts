import { describe, expect, it } from '@jest/globals';
import { addDays } from './add-days.js';
import { startOfStudyDay } from './start-of-study-day.js';
import { studyDayOf } from './study-day.js';

describe('startOfStudyDay', () => {
  it.each([
    ['an ordinary day', 'Europe/Berlin', 4, '2024-06-02', '2024-06-02T02:00Z'],
    ['a quarter-hour zone', 'Asia/Kathmandu', 4, '2024-06-02', '2024-06-01T22:15Z'],
    ['clocks put forward', 'America/New_York', 4, '2024-03-10', '2024-03-10T08:00Z'],
    ['a rollover hour that is skipped', 'America/New_York', 2, '2024-03-10', '2024-03-10T07:00Z'],
    ['a rollover hour that comes twice', 'America/New_York', 1, '2024-11-03', '2024-11-03T05:00Z'],
    ['a skipped date', 'Pacific/Apia', 4, '2011-12-30', '2011-12-30T10:00Z'],
  ])('%s (%s)', (_scenario, zone, rolloverHour, day, instant) => {
    const start = startOfStudyDay(day, { zone, rolloverHour });
    expect(start.toISOString()).toBe(new Date(instant).toISOString());
  });

  it.each([
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Asia/Kathmandu',
    'Pacific/Apia',
    'America/New_York',
    'Africa/Casablanca',
    'Antarctica/Troll',
  ])('is the first millisecond of each day of 2024 in %s', (zone) => {
    for (const rolloverHour of [0, 1, 2, 3, 4, 23]) {
      const clock = { zone, rolloverHour };
      for (let day = '2024-01-01'; day < '2025-01-01'; day = addDays(day, 1)) {
        const start = startOfStudyDay(day, clock);
        const [got, before] = [start, new Date(start.getTime() - 1)].map((at) =>
          studyDayOf(at, clock),
        );
        expect([day, got, before]).toEqual([day, day, addDays(day, -1)]);
      }
    }
  });
});
