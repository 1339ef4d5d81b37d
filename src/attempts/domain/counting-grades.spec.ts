import { describe, expect, it } from '@jest/globals';
import { countingGrades } from './counting-grades.js';

describe('countingGrades', () => {
  it('are the latest of each grader and kind', () => {
    const given = [
      ['self', 'ann'],
      ['coach', 'ben'],
      ['self', 'ann'],
      ['coach', 'cay'],
      ['coach', 'ben'],
      ['peer', 'ben'],
    ] as const;
    const grades = given.map(([kind, graderId], index) => ({ kind, graderId, number: index + 1 }));
    expect(countingGrades(grades)).toEqual(new Set([3, 4, 5, 6]));
    expect(countingGrades(grades.toReversed())).toEqual(new Set([3, 4, 5, 6]));
  });

  it('are none of none', () => {
    expect(countingGrades([]).size).toBe(0);
  });
});
