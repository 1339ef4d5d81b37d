import { describe, expect, it } from '@jest/globals';
import { nextNewQuestions } from './next-new-questions.js';

const candidates = [
  { questionId: 'd', position: 2 },
  { questionId: 'c', position: 1 },
  { questionId: 'b', position: 1 },
  { questionId: 'a', position: 0 },
  { questionId: 'e', position: 3 },
];
const many = Array.from({ length: 80 }, (_, position) => ({
  questionId: `q${position}`,
  position,
}));

describe('nextNewQuestions', () => {
  it('takes them by position, then by id', () => {
    expect(nextNewQuestions(candidates, [], { days: 1, newPerDay: 2 })).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it('passes over what was met or suspended, and not over what was forgotten', () => {
    const cards = [
      { questionId: 'a', state: 'review' as const, suspended: false },
      { questionId: 'b', state: 'new' as const, suspended: true },
      { questionId: 'c', state: 'new' as const, suspended: false },
      { questionId: 'd', state: 'learning' as const, suspended: false },
    ];
    expect(nextNewQuestions(candidates, cards, { days: 9, newPerDay: 9 })).toEqual(['c', 'e']);
  });

  it.each([
    [7, 3, 24],
    [7, 0, 0],
    [30, 50, 50],
    [4, 10, 50],
    [5, 10, 50],
    [6, 7, 49],
  ])('for today and %s more days of %s: %s', (days, newPerDay, expected) => {
    expect(nextNewQuestions(many, [], { days, newPerDay })).toHaveLength(expected);
  });
});
