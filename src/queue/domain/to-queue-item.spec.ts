import { describe, expect, it } from '@jest/globals';
import {
  TODAY,
  dueCard,
  newQuestions,
  queueCard,
  queueOf,
} from '../../../test/support/queue-day.js';

describe('a leech', () => {
  it.each([
    [3, false],
    [4, true],
    [5, true],
  ])('after %d lapses: %s', (lapses, expected) => {
    const { items } = queueOf({ cards: [dueCard('a', TODAY, { lapses })] });
    expect(items.map(({ isLeech }) => isLeech)).toEqual([expected]);
  });

  it('stays one when its card is forgotten by hand', () => {
    const cards = [queueCard('n0', { lapses: 4 })];
    const { items } = queueOf({ cards, candidates: newQuestions(2) });
    expect(items.map(({ reason, isLeech }) => [reason, isLeech])).toEqual([
      ['new', true],
      ['new', false],
    ]);
  });
});
