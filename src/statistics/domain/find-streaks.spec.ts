import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import { findStreaks } from './find-streaks.js';

const today = '2026-03-02';

describe('findStreaks', () => {
  it.each<[string, string[], [number, number, string | null]]>([
    ['nothing yet', [], [0, 0, null]],
    ['the first day', ['2026-03-02'], [1, 1, '2026-03-02']],
    ['today still to come', ['2026-02-28', '2026-03-01'], [2, 2, '2026-03-01']],
    ['a day missed', ['2026-02-27', '2026-02-28'], [0, 2, '2026-02-28']],
    ['a gap', ['2026-02-20', '2026-02-21', '2026-03-02'], [1, 2, '2026-02-21']],
    ['two as long', ['2026-01-01', '2026-01-02', '2026-02-01', '2026-02-02'], [0, 2, '2026-02-02']],
    ['a leap day', ['2024-02-28', '2024-02-29', '2024-03-01'], [0, 3, '2024-03-01']],
    ['a phone in a zone ahead', ['2026-03-01', '2026-03-02', '2026-03-03'], [3, 3, '2026-03-03']],
  ])('with %s', (_, days, [currentDays, longestDays, longestEndedDay]) => {
    const isTodayDone = days.includes(today);
    expect(findStreaks(days, today)).toEqual({
      currentDays,
      longestDays,
      longestEndedDay,
      isTodayDone,
    });
  });

  it('are never longer than the days there are, and the current one never than the longest', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: -40, max: 0 })), (offsets) => {
        const days = offsets.toSorted((a, b) => a - b).map((offset) => addDays(today, offset));
        const { currentDays, longestDays } = findStreaks(days, today);
        expect(currentDays).toBeLessThanOrEqual(longestDays);
        expect(longestDays).toBeLessThanOrEqual(days.length);
        expect(longestDays > 0).toBe(days.length > 0);
      }),
    );
  });
});
