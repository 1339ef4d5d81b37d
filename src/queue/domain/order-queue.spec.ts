import { describe, expect, it } from '@jest/globals';
import {
  NOW,
  TODAY,
  dueCard,
  newQuestions,
  queueCard,
  queueOf,
  stepCard,
  type GivenDay,
} from '../../../test/support/queue-day.js';
import type { QueueInput } from './queue.js';

const idsOf = (given: GivenDay) => queueOf(given).items.map(({ questionId }) => questionId);

describe('the order of a backlog', () => {
  it('is settled as the day begins and does not drift while it is worked off', () => {
    const cards = [
      dueCard('a', TODAY, { topic: 'x' }),
      dueCard('b', TODAY, { topic: 'y' }),
      dueCard('c', TODAY, { topic: 'z' }),
    ];
    // By now `b` is remembered best; as the day began it was `c`.
    const retrievabilityOf: QueueInput['retrievabilityOf'] = ({ questionId }, at) => {
      const best = at.getTime() === NOW.getTime() ? 'b' : 'c';
      return questionId === best ? 0.9 : 0.5;
    };
    const limits = { newPerDay: 0, reviewsPerDay: 1 };
    const { items } = queueOf({ cards, limits, retrievabilityOf });
    expect(items).toEqual([expect.objectContaining({ questionId: 'c', retrievability: 0.5 })]);
  });
});

describe('steps', () => {
  it('come first, by due time, up to twenty minutes ahead', () => {
    const cards = [
      dueCard('r', TODAY, { topic: 'x' }),
      stepCard('soon', '2024-05-10T10:20Z'),
      stepCard('later', '2024-05-10T10:20:01Z'),
      stepCard('past', '2024-05-09T22:00Z'),
    ];
    const queue = queueOf({ cards });
    expect(queue.items.map(({ questionId, reason }) => [questionId, reason])).toEqual([
      ['past', 'learning-step'],
      ['soon', 'learning-step'],
      ['r', 'due-review'],
    ]);
    expect(queue.remaining.steps).toBe(2);
  });
});

describe('reviews', () => {
  it('come by due day, with the reason, recall and days overdue', () => {
    const cards = [
      dueCard('today', TODAY, { topic: 'a' }),
      dueCard('old', '2024-05-03', { topic: 'b' }),
      dueCard('tomorrow', '2024-05-11', { topic: 'c' }),
    ];
    expect(queueOf({ cards }).items).toEqual([
      {
        questionId: 'old',
        reason: 'overdue-review',
        dueDay: '2024-05-03',
        dueAt: null,
        retrievability: 0.1,
        overdueDays: 7,
        minutes: 5,
        isLeech: false,
        assignment: null,
      },
      {
        questionId: 'today',
        reason: 'due-review',
        dueDay: TODAY,
        dueAt: null,
        retrievability: 0.1,
        overdueDays: 0,
        minutes: 5,
        isLeech: false,
        assignment: null,
      },
    ]);
  });

  it('of one day come in an order that lasts the day and changes with it', () => {
    const cards = Array.from({ length: 8 }, (_, n) =>
      dueCard(`q${n}`, '2024-05-09', { topic: `t${n}` }),
    );
    const todays = idsOf({ cards });
    expect(idsOf({ cards, now: new Date('2024-05-10T20:00Z') })).toEqual(todays);
    expect(idsOf({ cards, today: '2024-05-11' })).not.toEqual(todays);
    expect(idsOf({ cards, today: '2024-05-11' }).toSorted()).toEqual(todays.toSorted());
  });

  it('over the limit are cut to it, best remembered first', () => {
    const cards = [20, 60, 40, 80].map((stability) =>
      dueCard(`s${stability}`, '2024-05-09', { topic: `t${stability}`, stability }),
    );
    const queue = queueOf({ cards, limits: { newPerDay: 3, reviewsPerDay: 2 } });
    expect(queue.items.map(({ questionId }) => questionId)).toEqual(['s80', 's60']);
    expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 2 });
  });

  it('done today take places, introductions and learning steps do not', () => {
    const cards = [
      dueCard('done', '2024-06-01', { topic: 'a', lastReviewDay: TODAY }),
      stepCard('lapsed', '2024-05-10T11:00Z', { state: 'relearning', introducedDay: '2024-04-01' }),
      dueCard('introduced', '2024-05-12', {
        topic: 'b',
        lastReviewDay: TODAY,
        introducedDay: TODAY,
      }),
      stepCard('step', '2024-05-10T11:00Z', { introducedDay: '2024-05-09' }),
      ...['d1', 'd2', 'd3'].map((id) => dueCard(id, TODAY)),
    ];
    const queue = queueOf({ cards, limits: { newPerDay: 3, reviewsPerDay: 4 } });
    expect(queue.done).toEqual({ reviews: 2, new: 1, minutes: 15 });
    expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 1 });
  });

  it('set due again on the day they were done take no second place, and are not their own siblings', () => {
    const again = { lastReviewDay: TODAY };
    const cards = [dueCard('again', TODAY, again), dueCard('a', TODAY), dueCard('b', TODAY)];
    const queue = queueOf({ cards, limits: { reviewsPerDay: 2 } });
    expect(queue.items.map(({ questionId }) => questionId)).toContain('again');
    expect(queue.done.reviews).toBe(1);
    expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 1 });
  });

  it('leave out suspended cards and those buried today', () => {
    const cards = [
      dueCard('suspended', TODAY, { topic: 'a', suspended: true }),
      dueCard('buried', TODAY, { topic: 'b', buriedDay: TODAY }),
      dueCard('buried-before', TODAY, { topic: 'c', buriedDay: '2024-05-09' }),
      stepCard('suspended-step', '2024-05-10T09:00Z', { suspended: true }),
    ];
    expect(idsOf({ cards })).toEqual(['buried-before']);
  });
});

describe('new questions', () => {
  it('come by position, as many as today has left', () => {
    const cards = [dueCard('introduced', '2024-05-12', { topic: 'b', introducedDay: TODAY })];
    expect(idsOf({ cards, candidates: newQuestions(5).toReversed() })).toEqual(['n0', 'n1']);
  });

  it('spread among the reviews', () => {
    const cards = ['1', '2', '3', '4'].map((id) => dueCard(id, `2024-05-0${id}`));
    expect(idsOf({ cards, candidates: newQuestions(5) })).toEqual([
      '1',
      'n0',
      '2',
      'n1',
      '3',
      'n2',
      '4',
    ]);
  });

  it('wait while more reviews are due than the day takes', () => {
    const cards = ['1', '2', '3'].map((id) => dueCard(id, TODAY));
    const limits = { newPerDay: 3, reviewsPerDay: 2 };
    const queue = queueOf({ cards, limits, candidates: newQuestions(5) });
    expect(queue.remaining).toMatchObject({ reviews: 2, new: 0, newHeldBack: 3 });
  });

  it('are not offered when the card is suspended, buried or already met', () => {
    const cards = [
      queueCard('n0', { topic: 'n0', suspended: true }),
      queueCard('n1', { topic: 'n1', buriedDay: TODAY }),
      dueCard('n2', '2024-06-01', { topic: 'n2' }),
      queueCard('n3', { topic: 'n3', reps: 4 }),
    ];
    expect(idsOf({ cards, candidates: newQuestions(5) })).toEqual(['n3', 'n4']);
  });
});

describe('topics', () => {
  it('do not follow on themselves', () => {
    const cards = [
      dueCard('a1', '2024-05-01', { topic: 'a' }),
      dueCard('a2', '2024-05-02', { topic: 'a' }),
      dueCard('a3', '2024-05-03', { topic: 'a' }),
      dueCard('b1', '2024-05-04', { topic: 'b' }),
      dueCard('c1', '2024-05-05', { topic: 'c' }),
    ];
    expect(idsOf({ cards })).toEqual(['a1', 'b1', 'a2', 'c1', 'a3']);
  });
});
