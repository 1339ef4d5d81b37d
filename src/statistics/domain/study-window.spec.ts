import { describe, expect, it } from '@jest/globals';
import { reviewsWithin } from './reviews-within.js';
import { studyWindows } from './study-window.js';

const today = '2026-03-02';

describe('studyWindows', () => {
  it('are four that end today, unless days are chosen', () => {
    expect(studyWindows(today, { from: null, to: null })).toEqual([
      { name: 'today', from: today, to: today },
      { name: 'last-7-days', from: '2026-02-24', to: today },
      { name: 'last-30-days', from: '2026-02-01', to: today },
      { name: 'all', from: null, to: null },
    ]);
    const chosen = { from: null, to: '2026-01-31' };
    expect(studyWindows(today, chosen)).toEqual([{ name: 'chosen', ...chosen }]);
  });
});

describe('reviewsWithin', () => {
  const reviews = ['2026-02-28', '2026-03-01', '2026-03-02'].map((studyDay) => ({ studyDay }));

  it.each([
    [null, null, [0, 1, 2]],
    ['2026-03-01', null, [1, 2]],
    [null, '2026-03-01', [0, 1]],
    ['2026-03-01', '2026-03-01', [1]],
    ['2026-03-03', null, []],
  ])('from %s to %s, both included', (from, to, kept) => {
    expect(reviewsWithin(reviews, { from, to })).toEqual(kept.map((index) => reviews[index]));
  });
});
