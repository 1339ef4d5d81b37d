import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RATING_POLICY } from './rating-policy.js';
import type { RatingPolicy } from './rating-policy.js';
import { validateRatingPolicy } from './validate-rating-policy.js';

describe('validateRatingPolicy', () => {
  it.each<[string, Partial<RatingPolicy>, (keyof RatingPolicy)[]]>([
    ['the defaults', {}, []],
    ['Easy only for a full score', { easy: 1 }, []],
    ['one hint as bad as two', { hintsForHard: 1 }, []],
    ['a pass of 0', { pass: 0 }, ['pass']],
    ['Easy above 1', { easy: 1.01 }, ['easy']],
    ['equal thresholds', { pass: 0.7 }, ['good']],
    ['thresholds the wrong way round', { good: 0.4, easy: 0.3 }, ['good', 'easy']],
    ['no number', { pass: Number.NaN }, ['pass', 'good']],
    ['a cap without a hint', { hintsForGood: 0 }, ['hintsForGood']],
    ['half a hint', { hintsForHard: 2.5 }, ['hintsForHard']],
    ['a second hint that helps', { hintsForGood: 3 }, ['hintsForHard']],
    ['late before the time is up', { overtimeForGood: 0.9 }, ['overtimeForGood']],
    ['more lateness that helps', { overtimeForHard: 1, overtimeForGood: 2 }, ['overtimeForHard']],
  ])('%s', (_scenario, change, fields) => {
    const problems = validateRatingPolicy({ ...DEFAULT_RATING_POLICY, ...change });
    expect(problems.map(({ field }) => field)).toEqual(fields);
  });

  it('says what was found', () => {
    expect(validateRatingPolicy({ ...DEFAULT_RATING_POLICY, easy: 2 })).toEqual([
      { field: 'easy', code: 'out-of-order', detail: 'must be above good and at most 1, got 2' },
    ]);
  });
});
