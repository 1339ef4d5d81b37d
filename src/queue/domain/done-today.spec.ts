import { describe, expect, it } from '@jest/globals';
import { TODAY, dueCard, queueCard, stepCard } from '../../../test/support/queue-day.js';
import { doneToday } from './done-today.js';

const LATER = '2024-06-01';

describe('doneToday', () => {
  it.each([
    ['a review', dueCard('a', LATER, { lastReviewDay: TODAY, minutes: 7.5 }), [1, 0, 7.5]],
    [
      'a lapse, once, however often it comes back',
      stepCard('a', '2024-05-10T11:00Z', { state: 'relearning', introducedDay: '2024-04-01' }),
      [1, 0, 5],
    ],
    [
      'a review of a card that was suspended after it',
      dueCard('a', LATER, { lastReviewDay: TODAY, suspended: true }),
      [1, 0, 5],
    ],
    ['an introduction, and not its steps', stepCard('a', '2024-05-10T11:00Z'), [0, 1, 5]],
    [
      'an introduction that has left the steps',
      dueCard('a', LATER, { lastReviewDay: TODAY, introducedDay: TODAY }),
      [0, 1, 5],
    ],
    [
      'no step of yesterday that is repeated',
      stepCard('a', '2024-05-10T11:00Z', { introducedDay: '2024-05-09' }),
      [0, 0, 0],
    ],
    ['nothing of yesterday', dueCard('a', LATER, { lastReviewDay: '2024-05-09' }), [0, 0, 0]],
    ['nothing of a card that was never met', queueCard('a'), [0, 0, 0]],
  ])('counts %s', (_, card, [reviews, introduced, minutes]) => {
    expect(doneToday([card], TODAY)).toEqual({ reviews, new: introduced, minutes });
  });

  it('adds up', () => {
    const cards = [
      dueCard('a', LATER, { lastReviewDay: TODAY, minutes: 0.1 }),
      dueCard('b', LATER, { lastReviewDay: TODAY, minutes: 0.2 }),
      stepCard('c', '2024-05-10T11:00Z', { minutes: 20 }),
    ];
    expect(doneToday(cards, TODAY)).toEqual({ reviews: 2, new: 1, minutes: 20.3 });
  });
});
