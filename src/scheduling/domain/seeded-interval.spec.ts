import { describe, expect, it } from '@jest/globals';
import { addDays } from './add-days.js';
import { seededInterval } from './seeded-interval.js';
import { weekdayShare } from './weekday-share.js';

const plain = Array.from({ length: 7 }, () => 'normal' as const);
const monday = '2026-11-23';
const drawn = (
  range: { from: number; to: number },
  loads = plain as readonly ('normal' | 'reduced' | 'minimum')[],
) =>
  Array.from({ length: 7000 }, (_, reps) =>
    seededInterval(range, { questionId: 'cap', reps, studyDay: monday }, loads),
  );

describe('seededInterval', () => {
  it('is the same for the same card and repetition', () => {
    expect(drawn({ from: 8, to: 12 }).slice(0, 8)).toEqual(drawn({ from: 8, to: 12 }).slice(0, 8));
  });

  it('gives every day of the range about its share', () => {
    const counts = Map.groupBy(drawn({ from: 8, to: 14 }), (days) => days);
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([8, 9, 10, 11, 12, 13, 14]);
    for (const { length } of counts.values()) {
      expect(length).toBeGreaterThan(880);
      expect(length).toBeLessThan(1120);
    }
  });

  it('gives a reduced weekday half, and one to keep free nothing', () => {
    const loads = ['normal', 'reduced', 'minimum', 'normal', 'normal', 'normal', 'normal'] as const;
    const counts = Map.groupBy(drawn({ from: 7, to: 13 }, loads), (days) => days);
    const count = (days: number): number => counts.get(days)?.length ?? 0;
    expect(weekdayShare(addDays(monday, 9), loads)).toBe(0);
    expect(count(9)).toBe(0);
    expect(count(8) / count(7)).toBeGreaterThan(0.4);
    expect(count(8) / count(7)).toBeLessThan(0.6);
  });

  it('comes out the same without the calendar as with one that treats all days alike', () => {
    const reduced = Array.from({ length: 7 }, () => 'reduced' as const);
    for (const range of [
      { from: 2, to: 4 },
      { from: 8, to: 14 },
      { from: 340, to: 365 },
    ]) {
      expect(drawn(range)).toEqual(drawn(range, reduced));
    }
  });

  it('treats all days alike when all are to be kept free', () => {
    const loads = Array.from({ length: 7 }, () => 'minimum' as const);
    expect(new Set(drawn({ from: 8, to: 9 }, loads))).toEqual(new Set([8, 9]));
  });
});
