import { describe, expect, it } from '@jest/globals';
import type { Flaw } from './find-flaws.js';
import { measureQuestion } from './measure-question.js';
import { toQualityRow } from './quality-row.js';

const entry = { questionId: 'q', slug: 'slug', title: 'Title', position: 3 };
const unused = measureQuestion([], [], 'first');
const flaw = (code: Flaw['code'], graders: Flaw['graders'], criterion: string | null): Flaw => {
  return { code, graders, criterion, answers: 40, value: 1 };
};

describe('toQualityRow', () => {
  it('has null for all that is not known', () => {
    const row = toQualityRow(entry, unused, 'self');
    expect(row).toMatchObject({ ...entry, flaws: [] });
    expect(new Set(Object.values(row.measures))).toEqual(new Set([null]));
  });

  it('has each flaw once, of its graders and of nobody in particular', () => {
    const flaws = [
      flaw('too-easy', 'self', null),
      flaw('too-easy', 'self', 'c0'),
      flaw('too-hard', 'others', null),
      flaw('time-box-too-short', null, null),
    ];
    const codesOf = (graders: 'self' | 'others') =>
      toQualityRow(entry, { ...unused, flaws }, graders).flaws;
    expect(codesOf('self')).toEqual(['too-easy', 'time-box-too-short']);
    expect(codesOf('others')).toEqual(['too-hard', 'time-box-too-short']);
  });

  it('tells the worst of the criteria that split graders, to four decimals', () => {
    const split = (splitShare: number) => ({ answers: 9, splitShare, withinAnswerDeviation: 0 });
    const criteria = [split(0.1), null, split(1 / 3)];
    const agreement = { learners: 9, answers: 9, alpha: -0.00004, criteria };
    const { measures } = toQualityRow(entry, { ...unused, agreement }, 'self');
    expect(measures).toMatchObject({ splitShare: 0.3333, alpha: 0 });
  });
});
