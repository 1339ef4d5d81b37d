import { describe, expect, it } from '@jest/globals';
import { levelsOf, rubricOf } from '../../../test/support/question-use.js';
import { besideOthers } from './beside-others.js';
import type { SettlingReview } from './settle-grades.js';

const criteria = rubricOf(50, 50);
const standing = { bias: 0, variance: 0.04, reviews: 0, isCalibrated: false };

/** A digit for the level of each of the two criteria, of four. */
const review = (digits: string, id = 'own'): SettlingReview => ({
  id,
  items: levelsOf(digits).map((level) => ({ ...level, comment: null, quote: null })),
  redFlags: [],
  scope: null,
  score: Array.from(digits, Number).reduce((sum, level) => sum + level / 6, 0),
  standing,
});

describe('besideOthers', () => {
  it('leaves the review itself out of what it is held against', () => {
    const others = [review('21', 'one'), review('10', 'two'), review('22', 'three')];
    // (3 + 1 + 4) / 3 of 6.
    expect(besideOthers(criteria, review('33'), others)).toEqual({
      score: 1,
      settledScore: 0.44444,
      mustHaves: [{ own: true, settled: true }],
    });
  });

  it('takes the majority of the others for each must-have, and a tie for not met', () => {
    const both = criteria.map((criterion) => ({ ...criterion, mustHave: true }));
    const others = [review('23', 'one'), review('13', 'two')];
    expect(besideOthers(both, review('21'), others).mustHaves).toEqual([
      { own: true, settled: false },
      { own: false, settled: true },
    ]);
  });

  it('holds it against one other as well, and against nobody without others', () => {
    expect(besideOthers(criteria, review('00'), [review('32', 'one')])).toEqual({
      score: 0,
      settledScore: 0.83333,
      mustHaves: [{ own: false, settled: true }],
    });
    expect(besideOthers(criteria, review('30'), [])).toEqual({
      score: 0.5,
      settledScore: null,
      mustHaves: [],
    });
  });
});
