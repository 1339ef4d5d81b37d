import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../scheduling/domain/add-days.js';
import { spareSnapshots } from './spare-snapshots.js';

const daysOf = (from: string, count: number, interviewDay: string | null = null) =>
  Array.from({ length: count }, (_, index) => {
    const studyDay = addDays(from, index);
    return { id: studyDay, studyDay, interviewDay };
  });

const kept = (daily: ReturnType<typeof daysOf>, today: string) => {
  const spare = new Set(spareSnapshots(daily, today));
  return daily.map(({ id }) => id).filter((id) => !spare.has(id));
};

describe('spareSnapshots', () => {
  it('keeps every day for a year', () => {
    expect(spareSnapshots(daysOf('2026-01-05', 366), '2027-01-05')).toEqual([]);
  });

  it('keeps the last of a week after that', () => {
    const daily = daysOf('2026-01-05', 10);
    expect(kept(daily, '2027-06-01')).toEqual(['2026-01-11', '2026-01-14']);
  });

  it('keeps the last of a month after three years', () => {
    const daily = daysOf('2026-01-05', 40);
    expect(kept(daily, '2029-06-01')).toEqual(['2026-01-31', '2026-02-13']);
  });

  it('keeps the last that looked ahead to an interview', () => {
    const daily = [...daysOf('2026-01-05', 2, '2026-01-07'), ...daysOf('2026-01-07', 3)];
    expect(kept(daily, '2029-06-01')).toEqual(['2026-01-06', '2026-01-09']);
  });
});
