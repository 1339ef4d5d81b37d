import { describe, expect, it } from '@jest/globals';
import { countStudyDays } from './count-study-days.js';
import { studyTotal } from './study-total.js';

const reviews = [
  { studyDay: '2026-03-02', durationMs: 90_000 },
  { studyDay: '2026-02-28', durationMs: 64_000 },
  { studyDay: '2026-02-28', durationMs: null },
  { studyDay: '2026-02-28', durationMs: 65_000 },
];

describe('studyTotal', () => {
  it('sums before it rounds', () => {
    expect(studyTotal(reviews)).toEqual({ days: 2, reviews: 4, minutes: 3.7 });
    expect(studyTotal([])).toEqual({ days: 0, reviews: 0, minutes: 0 });
  });
});

describe('countStudyDays', () => {
  it('counts by day, earliest first', () => {
    expect(countStudyDays(reviews)).toEqual([
      { day: '2026-02-28', reviews: 3, minutes: 2.2 },
      { day: '2026-03-02', reviews: 1, minutes: 1.5 },
    ]);
  });
});
