import { describe, expect, it } from '@jest/globals';
import { leastLoadedDay, type DayLoads } from './least-loaded-day.js';

const plain = Array.from({ length: 7 }, () => 'normal' as const);
/** Monday to Sunday. */
const week = { from: '2026-11-23', to: '2026-11-29' };

function choose(minutes: Record<string, number>, more: Partial<DayLoads> = {}): string {
  return leastLoadedDay(week, {
    minutesOn: (day) => minutes[day.slice(-2)] ?? 0,
    costMinutes: 10,
    weekdayLoads: plain,
    lastDay: null,
    seed: 'cap:3:',
    ...more,
  });
}

describe('leastLoadedDay', () => {
  it('is the middle of an empty week', () => expect(choose({})).toBe('2026-11-26'));

  it('is the day with the fewest minutes', () => {
    const minutes = { 23: 20, 24: 30, 25: 12, 26: 40, 27: 11, 28: 40, 29: 40 };
    expect(choose(minutes)).toBe('2026-11-27');
  });

  it('counts a reduced day double, its own minutes included', () => {
    const weekdayLoads = plain.map((load, index) => (index === 3 ? 'reduced' : load));
    expect(choose({}, { weekdayLoads })).not.toBe('2026-11-26');
    const busy = { 23: 20, 24: 20, 25: 20, 27: 20, 28: 20, 29: 20 };
    expect(choose(busy, { weekdayLoads })).toBe('2026-11-26');
  });

  it('keeps a day free, however empty, unless there is no other', () => {
    const minimum = (index: number) => index >= 3 || index === 0;
    const weekdayLoads = plain.map((load, index) => (minimum(index) ? 'minimum' : load));
    expect(['2026-11-24', '2026-11-25']).toContain(choose({ 24: 90, 25: 90 }, { weekdayLoads }));
    expect(choose({}, { weekdayLoads: plain.map(() => 'minimum') })).toBe('2026-11-26');
  });

  it('is never after the last useful day, unless all are', () => {
    expect(choose({ 23: 50, 24: 60 }, { lastDay: '2026-11-24' })).toBe('2026-11-23');
    expect(choose({}, { lastDay: '2026-11-22' })).toBe('2026-11-26');
  });

  it('leaves equals to the seed', () => {
    const minutes = { 26: 5 };
    const days = new Set(
      Array.from({ length: 40 }, (_, reps) => choose(minutes, { seed: `cap:${reps}:` })),
    );
    expect(days).toEqual(new Set(['2026-11-25', '2026-11-27']));
  });
});
