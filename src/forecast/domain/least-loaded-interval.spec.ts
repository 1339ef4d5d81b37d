import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { daysBetween } from '../../scheduling/domain/days-between.js';
import { leastLoadedDay } from '../../scheduling/domain/least-loaded-day.js';
import type { WeekdayLoad } from '../../scheduling/domain/scheduling-parameters.js';
import { weekdayShare } from '../../scheduling/domain/weekday-share.js';
import { leastLoadedInterval, type Calendar } from './least-loaded-interval.js';

const today = '2026-03-02';
const length = 60;
const days = Array.from({ length }, (_, day) => addDays(today, day));

function calendarOf(minutes: readonly number[], loads: readonly WeekdayLoad[]): Calendar {
  return {
    days,
    shares: Float64Array.from(days, (day) => weekdayShare(day, loads)),
    minutes: Float64Array.from(days, (_, day) => minutes[day] ?? 0),
  };
}

const normal: WeekdayLoad[] = Array.from({ length: 7 }, () => 'normal');
const card = { minutes: 10, lastDay: Number.POSITIVE_INFINITY, seed: 'q:3:' };

describe('leastLoadedInterval', () => {
  it('takes the emptiest day, and the middle one of equals', () => {
    const calendar = calendarOf([0, 0, 0, 0, 20, 0, 20, 20], normal);
    expect(leastLoadedInterval({ from: 4, to: 7 }, calendar, card)).toBe(5);
    expect(leastLoadedInterval({ from: 10, to: 14 }, calendar, card)).toBe(12);
  });

  it('keeps days free that are to be free, as long as there are others', () => {
    // 2 March 2026 is a Monday, so days 5 and 6 are the weekend.
    const loads: WeekdayLoad[] = [...normal.slice(2), 'minimum', 'minimum'];
    const calendar = calendarOf([0, 0, 0, 0, 50, 0, 0, 50], loads);
    expect([4, 7]).toContain(leastLoadedInterval({ from: 4, to: 7 }, calendar, card));
    expect([5, 6]).toContain(leastLoadedInterval({ from: 5, to: 6 }, calendar, card));
  });

  it('chooses what leastLoadedDay chooses', () => {
    const load = fc.constantFrom<WeekdayLoad>('normal', 'reduced', 'minimum');
    const choice = fc.record({
      minutes: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: length, maxLength: length }),
      weekdayLoads: fc.array(load, { minLength: 7, maxLength: 7 }),
      from: fc.integer({ min: 1, max: 30 }),
      width: fc.nat(20),
      lastDay: fc.option(fc.integer({ min: 0, max: 50 })),
      seed: fc.string({ maxLength: 8 }),
    });
    fc.assert(
      fc.property(choice, ({ minutes, weekdayLoads, from, width, lastDay, seed }) => {
        const wanted = leastLoadedDay(
          { from: days[from] ?? '', to: days[from + width] ?? '' },
          {
            minutesOn: (day) => minutes[daysBetween(today, day)] ?? 0,
            costMinutes: 2,
            weekdayLoads,
            lastDay: lastDay === null ? null : (days[lastDay] ?? null),
            seed,
          },
        );
        const chosen = leastLoadedInterval(
          { from, to: from + width },
          calendarOf(minutes, weekdayLoads),
          { minutes: 2, lastDay: lastDay ?? Number.POSITIVE_INFINITY, seed },
        );
        expect(days[chosen]).toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });
});
