import { describe, expect, it } from '@jest/globals';
import { rateSettlement, type SettledSheet } from './rate-settlement.js';

const unaided = { gaveUp: false, peeked: false, hintsUsed: 0, overtimeRatio: null };
const settled: SettledSheet = {
  levels: [{ criterionKey: 'fencing', levelKey: 'applied' }],
  score: 0.91,
  mustHaveMet: true,
  mustHavesAtTop: true,
  criteriaAtTop: 3,
  redFlags: [],
  scope: null,
};

describe('rateSettlement', () => {
  it.each([
    ['all at the top', {}, {}, 4, 'staff-pass'],
    ['a good score', { score: 0.74 }, {}, 3, 'senior-pass'],
    ['a must-have that most miss', { mustHaveMet: false }, {}, 1, 'not-yet'],
    ['two red flags', { redFlags: [3, 1] }, {}, 4, 'not-yet'],
    ['a hint', {}, { hintsUsed: 1 }, 3, 'staff-pass'],
  ])('%s', (_what, change, manner, rating, verdict) => {
    const judged = rateSettlement({ ...unaided, ...manner }, { ...settled, ...change });
    expect(judged).toMatchObject({ ratingFinal: rating, ratingSuggested: rating, verdict });
  });

  it('says nothing in the words of any one of them', () => {
    const { items, redFlags } = rateSettlement(unaided, { ...settled, redFlags: [3, 1] });
    expect(items).toEqual([
      { criterionKey: 'fencing', levelKey: 'applied', comment: null, quote: null },
    ]);
    expect(redFlags).toEqual([1, 3]);
  });
});
