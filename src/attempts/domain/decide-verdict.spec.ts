import { describe, expect, it } from '@jest/globals';
import { DEFAULT_VERDICT_POLICY, decideVerdict } from './decide-verdict.js';

describe('decideVerdict', () => {
  const senior = 'senior-pass';

  it.each([
    ['at the senior bar', [0.65, true, 0, 0], senior, ['below-staff-score', 'too-few-at-top']],
    ['just under it', [0.649_99, true, 6, 0], 'not-yet', ['below-senior-score']],
    ['at the staff bar', [0.75, true, 2, 0], 'staff-pass', []],
    ['staff score, one at the top', [0.9, true, 1, 0], senior, ['too-few-at-top']],
    ['just under the staff score', [0.749_99, true, 3, 0], senior, ['below-staff-score']],
    ['one red flag', [0.75, true, 2, 1], 'staff-pass', []],
    ['two red flags', [1, true, 6, 2], 'not-yet', ['red-flags']],
    ['a must-have missed', [0.95, false, 5, 0], 'not-yet', ['must-have-missed']],
    [
      'all of it',
      [0.2, false, 0, 3],
      'not-yet',
      ['must-have-missed', 'red-flags', 'below-senior-score'],
    ],
  ] as const)('%s', (_scenario, graded, verdict, reasons) => {
    const [score, mustHaveMet, criteriaAtTop, redFlags] = graded;
    const decided = decideVerdict({ score, mustHaveMet, criteriaAtTop }, redFlags);
    expect(decided).toEqual({ verdict, reasons });
  });

  it('draws the lines where the policy says', () => {
    const strict = { ...DEFAULT_VERDICT_POLICY, seniorScore: 0.8, redFlagsForNotYet: 1 };
    const score = { score: 0.79, mustHaveMet: true, criteriaAtTop: 3 };
    expect(decideVerdict(score, 1, strict)).toEqual({
      verdict: 'not-yet',
      reasons: ['red-flags', 'below-senior-score'],
    });
  });
});
