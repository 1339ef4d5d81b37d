import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { settleGrades, type SettlingReview } from './settle-grades.js';

const levels = ['absent', 'named', 'applied', 'extended'];

function criterion(key: string, weight: number, mustHave: boolean): Criterion {
  return {
    key,
    title: key,
    weight,
    mustHave,
    minLevel: 'junior',
    passValue: 2 / 3,
    aliases: [],
    levels: levels.map((level, place) => ({
      key: level,
      label: level,
      descriptor: level,
      value: place / 3,
    })),
  };
}

/** Of the weights 50, 30 and 20, the first a must-have. */
const rubric = [criterion('a', 50, true), criterion('b', 30, false), criterion('c', 20, false)];
const newcomer = { bias: 0, variance: 0, reviews: 0, isCalibrated: true };

/** From a digit for each criterion. */
function review(id: string, digits: string, more: Partial<SettlingReview> = {}): SettlingReview {
  const given = Array.from(digits, Number);
  const items = rubric.map(({ key }, place) => ({
    criterionKey: key,
    levelKey: levels[given[place] ?? 0] ?? '',
    comment: null,
    quote: null,
  }));
  const sum = rubric.reduce((all, { weight }, place) => all + weight * (given[place] ?? 0), 0);
  const score = Math.round((sum / 300) * 100_000) / 100_000;
  return { id, items, redFlags: [], scope: null, score, standing: newcomer, ...more };
}

const settle = (...sheets: string[]) =>
  settleGrades(
    rubric,
    sheets.map((digits, place) => review(`r${place}`, digits)),
  );
const levelsOf = (...sheets: string[]) =>
  settle(...sheets)
    .items.map(({ levelKey }) => levels.indexOf(levelKey))
    .join('');

describe('settleGrades', () => {
  it('is the mean of each criterion, and of these by their weights', () => {
    // a: 2, 3, 3; b: 2, 2, 1; c: 3, 1, 1: (8·50 + 5·30 + 5·20) / (9·100).
    expect(settle('223', '321', '311')).toEqual({
      items: [
        {
          criterionKey: 'a',
          levelKey: 'extended',
          value: 0.888888889,
          spread: 0.333333333,
          isContested: false,
        },
        {
          criterionKey: 'b',
          levelKey: 'applied',
          value: 0.555555556,
          spread: 0.333333334,
          isContested: false,
        },
        {
          criterionKey: 'c',
          levelKey: 'applied',
          value: 0.555555555,
          spread: 0.666666667,
          isContested: false,
        },
      ],
      score: 0.72222,
      spread: 0.1,
      mustHaveMet: true,
      mustHavesAtTop: true,
      criteriaAtTop: 1,
      redFlags: [],
      scope: null,
      confidence: 'high',
    });
  });

  it.each([
    ['between two levels at the lower', ['200', '300'], '200'],
    ['between the lowest two at the lower', ['200', '210'], '200'],
    ['nearer to the upper at the upper', ['200', '310', '310'], '310'],
    ['far apart at what lies between', ['203', '230'], '211'],
  ])('shows what is %s', (_what, sheets, shown) => {
    expect(levelsOf(...sheets)).toBe(shown);
  });

  it('weighs by reliability, and takes the bias off', () => {
    const known = (bias: number, deviation: number) => ({
      bias,
      variance: deviation ** 2,
      reviews: 100_000,
      isCalibrated: true,
    });
    const settled = settleGrades(rubric, [
      review('r0', '200', { standing: known(0, 0.1) }),
      review('r1', '300', { standing: known(0, 0.1) }),
      review('r2', '300', { standing: known(0.1, 0.2) }),
    ]);
    // 4/9 · 2/3 + 4/9 · 1 + 1/9 · (1 − .1)
    expect(settled.items[0]?.value).toBeCloseTo(0.8408, 3);
    expect(settled.items[0]?.levelKey).toBe('extended');
  });

  it('says of a must-have what those say who weigh more', () => {
    expect(settle('122', '222', '222')).toMatchObject({ mustHaveMet: true, confidence: 'medium' });
    expect(settle('122', '122', '222')).toMatchObject({ mustHaveMet: false, confidence: 'medium' });
    expect(settle('333', '333')).toMatchObject({ mustHaveMet: true, mustHavesAtTop: true });
    expect(settle('022', '333', '333')).toMatchObject({
      mustHaveMet: true,
      mustHavesAtTop: false,
    });
  });

  it('contests an exact tie over a must-have, which is not met', () => {
    const settled = settle('122', '222');
    expect(settled).toMatchObject({ mustHaveMet: false, confidence: 'contested', spread: 0.16667 });
    expect(settled.items.map(({ isContested }) => isContested)).toEqual([true, false, false]);
  });

  it.each([
    ['one review', ['333'], 'medium'],
    ['the same from two', ['222', '222'], 'high'],
    ['.13334 apart', ['222', '22-', '22-'], 'high'],
    ['.16667 apart', ['222', '322'], 'medium'],
    ['.33333 apart', ['222', '333'], 'medium'],
    ['.5 apart', ['200', '330'], 'contested'],
  ])('takes %s for %s', (_what, sheets, confidence) => {
    const given = sheets.map((digits) => digits.replace('-', '0'));
    expect(settle(...given).confidence).toBe(confidence);
  });

  it.each([
    [0.15, 'high'],
    [0.15001, 'medium'],
    [0.35, 'medium'],
    [0.35001, 'contested'],
  ])('takes scores that lie %d apart for %s', (apart, confidence) => {
    const settled = settleGrades(rubric, [
      review('r0', '222', { score: 0.6 }),
      review('r1', '222', { score: 0.6 + apart }),
    ]);
    expect(settled).toMatchObject({ spread: apart, confidence });
  });

  it('leaves the red flags standing that more weight stands for', () => {
    const flags = (...given: number[][]) =>
      settleGrades(
        rubric,
        given.map((redFlags, place) => review(`r${place}`, '222', { redFlags })),
      ).redFlags;
    expect(flags([3, 1], [1, 0], [3])).toEqual([1, 3]);
    expect(flags([0], [1])).toEqual([]);
    expect(flags([2])).toEqual([2]);
  });

  it('tells the scope that most of those who said it tell, the lower of two', () => {
    const scope = (...given: ('senior' | 'staff' | null)[]) =>
      settleGrades(
        rubric,
        given.map((said, place) => review(`r${place}`, '222', { scope: said })),
      ).scope;
    expect(scope(null, null)).toBeNull();
    expect(scope(null, 'staff', null)).toBe('staff');
    expect(scope('senior', 'staff')).toBe('senior');
    expect(scope('staff', 'senior', 'staff')).toBe('staff');
  });

  it('refuses what cannot be settled', () => {
    expect(() => settle()).toThrow(RangeError);
    expect(() => settleGrades(rubric, [review('r0', '222', { items: [] })])).toThrow(RangeError);
  });
});

describe('settleGrades, whatever is given', () => {
  const digits = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((given) => given.join(''));
  const standing = fc.record({
    bias: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    variance: fc.double({ min: 0, max: 0.2, noNaN: true }),
    reviews: fc.nat(40),
    isCalibrated: fc.boolean(),
  });
  const reviewsOf = (given: readonly [string, SettlingReview['standing']][]) =>
    given.map(([sheet, known], place) => review(`r${place}`, sheet, { standing: known }));
  const some = fc.array(fc.tuple(digits, standing), { minLength: 1, maxLength: 6 }).map(reviewsOf);
  const valueOf = ({ items }: SettlingReview, key: string): number =>
    levels.indexOf(items.find(({ criterionKey }) => criterionKey === key)?.levelKey ?? '') / 3;

  it('lies within what was given, criterion by criterion', () => {
    fc.assert(
      fc.property(some, (reviews) => {
        const settled = settleGrades(rubric, reviews);
        for (const { criterionKey, value, levelKey } of settled.items) {
          const values = reviews.map((each) => valueOf(each, criterionKey));
          const shown = levels.indexOf(levelKey) / 3;
          expect(value).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
          expect(value).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
          expect(shown).toBeGreaterThanOrEqual(Math.min(...values));
          expect(shown).toBeLessThanOrEqual(Math.max(...values));
        }
        const scores = reviews.map(({ score }) => score);
        expect(settled.score).toBeGreaterThanOrEqual(0);
        expect(settled.spread).toBeCloseTo(Math.max(...scores) - Math.min(...scores), 9);
      }),
    );
  });

  it('does not depend on the order of the reviews', () => {
    const turned = some.chain((reviews) =>
      fc.tuple(fc.constant(reviews), fc.shuffledSubarray(reviews, { minLength: reviews.length })),
    );
    fc.assert(
      fc.property(turned, ([reviews, shuffled]) => {
        expect(settleGrades(rubric, shuffled)).toEqual(settleGrades(rubric, reviews));
      }),
    );
  });

  it('is what all say, with high confidence, when all say the same', () => {
    const same = fc.tuple(digits, fc.array(standing, { minLength: 2, maxLength: 6 }));
    fc.assert(
      fc.property(same, ([sheet, standings]) => {
        const reviews = reviewsOf(standings.map((known) => [sheet, known]));
        const settled = settleGrades(rubric, reviews);
        const shown = settled.items.map(({ levelKey }) => levels.indexOf(levelKey)).join('');
        expect(shown).toBe(sheet);
        expect(settled).toMatchObject({ score: reviews[0]?.score, confidence: 'high', spread: 0 });
      }),
    );
  });

  const raised = (most: number) =>
    fc
      .tuple(
        fc.array(fc.tuple(digits, standing), { minLength: 1, maxLength: 6 }),
        fc.nat(5),
        fc.nat(2),
      )
      .map(([given, place, which]) => {
        const before = given.map(([sheet, known]): [string, SettlingReview['standing']] => [
          sheet,
          { ...known, reviews: Math.min(known.reviews, most) },
        ]);
        const after = before.map(([sheet, known], index): [string, SettlingReview['standing']] => {
          if (index !== place % before.length) return [sheet, known];
          const up = Array.from(sheet, (digit, at) =>
            at === which ? Math.min(3, Number(digit) + 1) : Number(digit),
          );
          return [up.join(''), known];
        });
        const scoreOf = (all: typeof before) => settleGrades(rubric, reviewsOf(all)).score;
        return { before: scoreOf(before), after: scoreOf(after) };
      });

  it('does not fall when a reviewer without history gives more', () => {
    fc.assert(
      fc.property(raised(2), ({ before, after }) => {
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('hardly falls when one gives more whose weight falls with it, as it stands apart', () => {
    fc.assert(
      fc.property(raised(40), ({ before, after }) => {
        expect(after).toBeGreaterThanOrEqual(before - 0.02);
      }),
      { numRuns: 1000 },
    );
  });
});
