import { describe, expect, it } from '@jest/globals';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import { judgeAnswer } from './judge-answer.js';

function criterion(key: string, weight: number, mustHave: boolean): Criterion {
  const levels = [0, 1 / 3, 2 / 3, 1].map((value, index) => ({
    key: String(index),
    label: '',
    descriptor: '',
    value,
  }));
  const asked = { mustHave, minLevel: 'junior', passValue: 2 / 3 } as const;
  return { key, title: key, weight, ...asked, aliases: [], levels };
}

const yardstick = {
  criteria: [criterion('core', 60, true), criterion('edge', 40, false)],
  redFlagCount: 2,
  isStory: false,
};
const plain = {
  answer: 'A lease per worker.',
  gaveUp: false,
  peeked: false,
  hintsUsed: 0,
  overtimeRatio: 0.5,
};

function sheet(levels: [string, string], more: { rating?: Rating; redFlags?: number[] } = {}) {
  const items = ['core', 'edge'].map((criterionKey, index) => ({
    criterionKey,
    levelKey: levels[index] ?? '',
    comment: null,
    quote: null,
  }));
  return { items, redFlags: more.redFlags ?? [], scope: null, rating: more.rating ?? null };
}

describe('judgeAnswer', () => {
  it('gives score, rating and verdict with their reasons', () => {
    expect(judgeAnswer(plain, yardstick, sheet(['3', '1'], { redFlags: [1] }))).toMatchObject({
      kind: 'judged',
      grade: {
        score: 0.73333,
        mustHaveMet: true,
        ratingSuggested: 3,
        ratingFinal: 3,
        ratingReasons: ['below-easy'],
        verdict: 'senior-pass',
        verdictReasons: ['below-staff-score', 'too-few-at-top'],
        redFlags: [1],
      },
    });
  });

  it('refuses a sheet where nothing is asked, which has no score', () => {
    const empty = { items: [], redFlags: [], scope: null, rating: null };
    expect(judgeAnswer(plain, { ...yardstick, criteria: [] }, empty)).toMatchObject({
      kind: 'refused',
      problems: [{ pointer: '/items', code: 'no-criteria' }],
    });
  });

  it('takes a lower rating than suggested', () => {
    const judged = judgeAnswer(plain, yardstick, sheet(['3', '3'], { rating: 2 }));
    expect(judged).toMatchObject({ grade: { ratingSuggested: 4, ratingFinal: 2 } });
  });

  it('refuses a higher one', () => {
    expect(
      judgeAnswer({ ...plain, peeked: true }, yardstick, sheet(['3', '3'], { rating: 2 })),
    ).toEqual({
      kind: 'refused',
      problems: [
        {
          pointer: '/rating',
          code: 'rating-raised',
          detail: 'must not be above the suggested rating, 1',
        },
      ],
    });
  });

  it('keeps the scope of a story beside the score, and refuses one without a story', () => {
    const told = { ...sheet(['3', '1']), scope: 'staff' } as const;
    expect(judgeAnswer(plain, { ...yardstick, isStory: true }, told)).toMatchObject({
      grade: { scope: 'staff', score: 0.73333 },
    });
    expect(judgeAnswer(plain, yardstick, told)).toMatchObject({
      problems: [{ pointer: '/scope', code: 'scope-without-story' }],
    });
  });

  it('lists all that is wrong at once', () => {
    const filled = sheet(['3', '9'], { redFlags: [5] });
    const items = filled.items.map((item) => ({ ...item, quote: 'never said' }));
    const judged = judgeAnswer(plain, yardstick, { ...filled, items });
    expect(
      judged.kind === 'refused' ? judged.problems.map(({ pointer }) => pointer) : judged,
    ).toEqual(['/items/1/levelKey', '/items/0/quote', '/items/1/quote', '/redFlags/0']);
  });
});
