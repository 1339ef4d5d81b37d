import { describe, expect, it } from '@jest/globals';
import { TODAY, dueCard, queueCard, stepCard } from '../../../test/support/queue-day.js';
import { familiesMet } from './families-met.js';

const family = 'cap';

describe('familiesMet', () => {
  const leftOver = { family, lastReviewDay: '2024-05-09', introducedDay: '2024-05-09' };

  it.each([
    ['a review today', dueCard('a', '2024-06-01', { family, lastReviewDay: TODAY }), true],
    [
      'a suspended one too',
      dueCard('a', TODAY, { family, lastReviewDay: TODAY, suspended: true }),
      true,
    ],
    ['a step left over from yesterday', stepCard('a', '2024-05-10T11:00Z', leftOver), true],
    [
      'one that is suspended',
      stepCard('a', '2024-05-10T11:00Z', { ...leftOver, suspended: true }),
      false,
    ],
    [
      'one that is buried',
      stepCard('a', '2024-05-10T11:00Z', { ...leftOver, buriedDay: TODAY }),
      false,
    ],
    ['a review that is due', dueCard('a', TODAY, { family }), false],
    ['a question not met', queueCard('a', { family }), false],
  ])('%s', (_, card, isMet) => {
    expect(familiesMet([card], TODAY).has(family)).toBe(isMet);
  });
});
