import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { DEFAULT_RATING_POLICY } from './rating-policy.js';
import { scoreRubric } from './score-rubric.js';
import { suggestRating } from './suggest-rating.js';
import type { RatedAnswer } from './suggest-rating.js';

const UNAIDED: RatedAnswer = {
  score: 1,
  mustHaveMet: true,
  mustHavesAtTop: true,
  gaveUp: false,
  peeked: false,
  hintsUsed: 0,
  overtimeRatio: 0.8,
};

describe('suggestRating', () => {
  it.each<[string, Partial<RatedAnswer>, number, string[]]>([
    ['all at the top', {}, 4, ['at-top']],
    ['at .90', { score: 0.9 }, 4, ['at-top']],
    ['just under .90', { score: 0.899_99 }, 3, ['below-easy']],
    ['a must-have below its top', { mustHavesAtTop: false }, 3, ['must-have-not-at-top']],
    ['at .70', { score: 0.7 }, 3, ['below-easy']],
    ['just under .70', { score: 0.699_99 }, 2, ['below-good']],
    ['at .50', { score: 0.5 }, 2, ['below-good']],
    ['just under .50', { score: 0.499_99 }, 1, ['below-pass']],
    ['a must-have missed at .95', { score: 0.95, mustHaveMet: false }, 1, ['must-have-missed']],
    ['gave up', { gaveUp: true }, 1, ['gave-up']],
    ['peeked', { peeked: true }, 1, ['peeked']],
    ['gave up with nothing', { gaveUp: true, score: 0 }, 1, ['gave-up', 'below-pass']],
    ['one hint', { hintsUsed: 1 }, 3, ['at-top', 'hint-used']],
    ['two hints', { hintsUsed: 2 }, 2, ['at-top', 'hints-used']],
    ['five hints', { hintsUsed: 5 }, 2, ['at-top', 'hints-used']],
    ['a hint that costs nothing', { hintsUsed: 1, score: 0.6 }, 2, ['below-good']],
    ['exactly on time', { overtimeRatio: 1 }, 4, ['at-top']],
    ['over time', { overtimeRatio: 1.01 }, 3, ['at-top', 'over-time']],
    ['half as long again', { overtimeRatio: 1.5 }, 3, ['at-top', 'over-time']],
    ['longer than that', { overtimeRatio: 1.51 }, 2, ['at-top', 'far-over-time']],
    ['no time box', { overtimeRatio: null }, 4, ['at-top']],
    ['two hints and late', { hintsUsed: 2, overtimeRatio: 9 }, 2, ['at-top', 'hints-used']],
    [
      'help does not make a pass a lapse',
      { score: 0.5, hintsUsed: 9, overtimeRatio: 9 },
      2,
      ['below-good'],
    ],
  ])('%s', (_scenario, change, rating, reasons) => {
    expect(suggestRating({ ...UNAIDED, ...change })).toEqual({ rating, reasons });
  });

  it('draws the lines where the policy says', () => {
    const lenient = { ...DEFAULT_RATING_POLICY, pass: 0.2, good: 0.3, easy: 0.4, hintsForGood: 2 };
    expect(suggestRating({ ...UNAIDED, score: 0.4, hintsUsed: 1 }, lenient).rating).toBe(4);
    expect(suggestRating({ ...UNAIDED, score: 0.3 }, lenient).rating).toBe(3);
  });

  const criteria = [25, 20, 20, 15, 10, 10].map((weight, index): Criterion => ({
    key: `c${index}`,
    title: '',
    weight,
    mustHave: index < 2,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: [0, 1, 2, 3].map((level) => ({
      key: String(level),
      label: '',
      descriptor: '',
      value: level / 3,
    })),
  }));
  const answers = fc.record({
    levels: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
    raised: fc.integer({ min: 0, max: 5 }),
    gaveUp: fc.boolean(),
    peeked: fc.boolean(),
    hintsUsed: fc.integer({ min: 0, max: 4 }),
    overtimeRatio: fc.option(fc.double({ min: 0, max: 3, noNaN: true })),
  });
  function rate(
    levels: readonly number[],
    manner: Omit<RatedAnswer, 'score' | 'mustHaveMet' | 'mustHavesAtTop'>,
  ) {
    const items = criteria.map(({ key }, index) => ({
      criterionKey: key,
      levelKey: String(levels[index]),
    }));
    return suggestRating({ ...scoreRubric(criteria, items), ...manner }).rating;
  }

  it('never falls when a criterion is raised', () => {
    fc.assert(
      fc.property(answers, ({ levels, raised, ...manner }) => {
        const higher = levels.with(raised, Math.min(3, (levels[raised] ?? 0) + 1));
        expect(rate(higher, manner)).toBeGreaterThanOrEqual(rate(levels, manner));
      }),
      { numRuns: 2000 },
    );
  });

  it('never rises with a hint or with time', () => {
    fc.assert(
      fc.property(answers, ({ levels, raised: _raised, ...manner }) => {
        const rating = rate(levels, manner);
        const hinted = { ...manner, hintsUsed: manner.hintsUsed + 1 };
        const slower = { ...manner, overtimeRatio: (manner.overtimeRatio ?? 0) + 0.3 };
        expect(rate(levels, hinted)).toBeLessThanOrEqual(rating);
        expect(rate(levels, slower)).toBeLessThanOrEqual(rating);
      }),
      { numRuns: 2000 },
    );
  });
});
