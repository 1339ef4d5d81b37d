import { describe, expect, it } from '@jest/globals';
import { gradeBy, judgedBy } from '../../../test/support/judged-by.js';
import { tabulateGrades } from './tabulate-grades.js';

const config = { mustMissedScore: 0.5 };

describe('tabulateGrades', () => {
  it('lays out what several people graded, and what each saw missing', () => {
    const [shared] = judgedBy([gradeBy('peer:b', 0.75), gradeBy('coach:a', 0.9, true)], 1);
    const [alone] = judgedBy([gradeBy('peer:b', 0.5)], 1, { attemptId: 'alone' });
    const answers = [alone, shared].filter((answer) => answer !== undefined);
    const table = tabulateGrades(answers, config);
    expect(table.raters).toEqual([
      { source: 'coach', raterId: 'a' },
      { source: 'peer', raterId: 'b' },
    ]);
    expect(table.answers).toBe(1);
    expect(Array.from(table.raterOf)).toEqual([0, 1]);
    expect(Array.from(table.seen)).toEqual([0.5, 0.25]);
    expect(Array.from(table.isAnchored)).toEqual([1]);
  });

  it('holds nobody against themselves', () => {
    const same = judgedBy([gradeBy('peer:a', 0.5), gradeBy('coach:a', 0.75)], 3);
    expect(tabulateGrades(same, config)).toMatchObject({ answers: 0, raters: [] });
  });
});
