import { describe, expect, it } from '@jest/globals';
import { nextNewQuestions } from './next-new-questions.js';

function candidate(questionId: string, position: number, minutes = 10) {
  const bankId = position < 2 ? 'one' : 'other';
  const about = { skills: [], topic: 't', family: questionId, isOffered: true };
  return { questionId, position, minutes, bankId, ...about };
}

function evenShares(days: number, count: number) {
  const share = { count, isShortestFirst: false, includes: () => true };
  return Array.from({ length: days }, () => share);
}

const candidates = [
  candidate('d', 2),
  candidate('c', 1),
  candidate('b', 1),
  candidate('a', 0),
  candidate('e', 3),
];
const many = Array.from({ length: 80 }, (_, position) => candidate(`q${position}`, position));

describe('nextNewQuestions', () => {
  it('takes them by position, then by id', () => {
    expect(nextNewQuestions(candidates, [], evenShares(2, 2))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('passes over what was met or suspended, and not over what was forgotten', () => {
    const cards = [
      { questionId: 'a', state: 'review' as const, suspended: false },
      { questionId: 'b', state: 'new' as const, suspended: true },
      { questionId: 'c', state: 'new' as const, suspended: false },
      { questionId: 'd', state: 'learning' as const, suspended: false },
    ];
    expect(nextNewQuestions(candidates, cards, evenShares(9, 9))).toEqual(['c', 'e']);
  });

  it.each([
    [8, 3, 24],
    [7, 0, 0],
    [30, 50, 50],
    [5, 10, 50],
    [6, 10, 50],
    [7, 7, 49],
  ])('for %s days of %s: %s', (days, newPerDay, expected) => {
    expect(nextNewQuestions(many, [], evenShares(days, newPerDay))).toHaveLength(expected);
  });

  it('takes each day what it includes, in the order it wants', () => {
    const list = [candidate('a', 0), candidate('b', 1), candidate('c', 2), candidate('d', 3, 5)];
    const isOther = ({ bankId }: { bankId: string }) => bankId === 'other';
    const shares = [
      { count: 1, isShortestFirst: true, includes: isOther },
      { count: Number.POSITIVE_INFINITY, isShortestFirst: false, includes: isOther },
      ...evenShares(1, 1),
    ];
    expect(nextNewQuestions(list, [], shares)).toEqual(['d', 'c', 'a']);
  });
});
