import { describe, expect, it } from '@jest/globals';
import {
  TODAY,
  dueCard,
  newQuestions,
  queueOf,
  stepCard,
  type GivenDay,
} from '../../../test/support/queue-day.js';
import type { DayPlan } from './queue.js';

const plan: DayPlan = { newPerDay: 5, minutesPerDay: 30, ranked: [] };

function ranked(ids: string, given: GivenDay = {}) {
  return queueOf({
    cards: [dueCard('due', TODAY), dueCard('early', '2024-06-01'), dueCard('late', '2024-05-01')],
    candidates: newQuestions(3),
    plan: { ...plan, ranked: ids.split(' ').filter((id) => id !== '') },
    ...given,
  });
}

const idsOf = (...given: Parameters<typeof ranked>) =>
  ranked(...given)
    .items.map(({ questionId }) => questionId)
    .join(' ');

describe('a day that a goal has ranked', () => {
  it('goes by the ranking alone, due or not, met or not', () => {
    const queue = ranked('n1 early late');
    expect(queue.items.map(({ questionId, reason }) => [questionId, reason])).toEqual([
      ['n1', 'new'],
      ['early', 'goal-review'],
      ['late', 'overdue-review'],
    ]);
    expect(queue.items[1]).toMatchObject({ dueDay: '2024-06-01', overdueDays: 0 });
    expect(queue.limits).toEqual({ newPerDay: 5, reviewsPerDay: 100, minutesPerDay: 30 });
    expect(queue.remaining).toMatchObject({ reviews: 2, new: 1, reviewsHeldBack: 1 });
  });

  it('is empty when nothing is ranked', () => {
    expect(ranked('').items).toEqual([]);
  });

  it('ends where the minutes do', () => {
    const override = { studyDay: TODAY, newPerDay: null, reviewsPerDay: null, minutesPerDay: 14 };
    expect(idsOf('n1 early late', { override })).toBe('n1 early');
    expect(ranked('due n1 n2', { override }).remaining).toMatchObject({ new: 1, newHeldBack: 1 });
  });

  it('goes on with the others when the number of one sort is spent', () => {
    const few = { ...plan, newPerDay: 1 };
    expect(idsOf('n0 n1 due', { plan: { ...few, ranked: ['n0', 'n1', 'due'] } })).toBe('n0 due');
    expect(idsOf('due early n0', { limits: { reviewsPerDay: 1 } })).toBe('due n0');
  });

  it('knows nothing twice, and nothing that is done, in a step, or unknown', () => {
    const cards = [
      dueCard('done', '2024-06-01', { lastReviewDay: TODAY }),
      stepCard('step', '2024-05-10T12:00Z'),
      dueCard('suspended', TODAY, { suspended: true }),
      dueCard('due', TODAY),
    ];
    expect(idsOf('due done step suspended due nobody', { cards })).toBe('due');
  });

  it('puts off siblings, the better ranked first', () => {
    const cards = [
      dueCard('one', TODAY, { family: 'cap' }),
      dueCard('two', '2024-06-01', { family: 'cap' }),
    ];
    const queue = ranked('two one n0', { cards });
    expect(queue.items.map(({ questionId }) => questionId)).toEqual(['two', 'n0']);
    expect(queue.remaining).toMatchObject({ siblingsBuried: 1, reviewsHeldBack: 0 });
    expect(ranked('two n0', { cards }).remaining).toEqual(queue.remaining);
    const limits = { burySiblings: false };
    expect(idsOf('two one n0', { cards, limits })).toBe('two one n0');
  });
});
