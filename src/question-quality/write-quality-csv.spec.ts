import { describe, expect, it } from '@jest/globals';
import { measureQuestion } from './domain/measure-question.js';
import { toQualityRow } from './domain/quality-row.js';
import { writeQualityCsv } from './write-quality-csv.js';

describe('writeQualityCsv', () => {
  it('lets no title compute, and leaves numbers numbers', () => {
    const unused = measureQuestion([], [], 'first');
    const agreement = { learners: 5, answers: 5, alpha: -0.12, criteria: [] };
    const entry = { questionId: 'q', slug: 'slug', title: '@SUM(A1), "or so"', position: 0 };
    const row = toQualityRow(entry, { ...unused, agreement }, 'self');
    const [, line] = writeQualityCsv([{ ...row, flaws: ['too-easy', 'split-criterion'] }]).split(
      '\r\n',
    );
    expect(line).toBe(`q,slug,"'@SUM(A1), ""or so""",,,,,,,-0.12,,,,,,,too-easy split-criterion`);
  });
});
