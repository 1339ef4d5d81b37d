import { describe, expect, it } from '@jest/globals';
import { dueDayProblems } from './due-day-problems.js';

const now = new Date('2026-03-02T10:00:00.000Z');

describe('dueDayProblems', () => {
  it.each([
    ['2026-02-27', 'past'],
    ['2026-02-28', null],
    ['2026-03-02', null],
    ['2027-03-02', null],
    ['2027-03-03', 'too-far'],
  ])('of %s: %s', (day, code) => {
    expect(dueDayProblems(day, now).map((each) => each.code)).toEqual(code === null ? [] : [code]);
  });

  it('takes the day that it still is in the latest zone', () => {
    const last = new Date('2026-03-02T10:59:59.999Z');
    expect(dueDayProblems('2026-02-28', last)).toEqual([]);
    expect(dueDayProblems('2026-02-28', new Date(last.getTime() + 1))).toHaveLength(1);
  });
});
