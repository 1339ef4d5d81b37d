import { describe, expect, it } from '@jest/globals';
import {
  TODAY,
  dueCard,
  newQuestions,
  queueOf,
  stepCard,
  type GivenDay,
} from '../../../test/support/queue-day.js';

const idsOf = (given: GivenDay) =>
  queueOf(given)
    .items.map(({ questionId }) => questionId)
    .toSorted();

/** Due today, each of so many minutes, best remembered first. */
function dueOf(...costs: number[]) {
  return costs.map((minutes, place) =>
    dueCard(`d${place}`, TODAY, { minutes, stability: 90 - place }),
  );
}

describe('minutes', () => {
  it('bound reviews and new questions together, reviews first', () => {
    const queue = queueOf({
      cards: dueOf(10, 5.5),
      candidates: newQuestions(3, { minutes: 7 }),
      limits: { minutesPerDay: 30 },
    });
    expect(queue.remaining).toEqual({
      steps: 0,
      reviews: 2,
      new: 2,
      assigned: 0,
      minutes: 29.5,
      reviewsHeldBack: 0,
      newHeldBack: 1,
      siblingsBuried: 0,
    });
  });

  it('done today take room, those of steps do not', () => {
    const cards = [
      dueCard('done', '2024-06-01', { lastReviewDay: TODAY, minutes: 12.1 }),
      stepCard('introduced', '2024-05-10T11:00Z', { minutes: 7.9 }),
      stepCard('repeated', '2024-05-10T11:00Z', { minutes: 20, introducedDay: '2024-05-09' }),
      ...dueOf(10),
    ];
    expect(queueOf({ cards, limits: { minutesPerDay: 30 } })).toMatchObject({
      done: { reviews: 1, new: 1, minutes: 20 },
      remaining: { reviews: 1, minutes: 10 },
    });
    expect(idsOf({ cards, limits: { minutesPerDay: 29 } })).toEqual([]);
  });

  it('make a backlog as the number does: best remembered first, in turn, and nothing new', () => {
    const cards = dueOf(10, 15, 10, 5);
    const queue = queueOf({ cards, candidates: newQuestions(2), limits: { minutesPerDay: 30 } });
    // d2 does not fit behind d1, and d3, which would, is not pulled past it.
    expect(queue.items.map(({ questionId }) => questionId)).toEqual(['d0', 'd1']);
    expect(queue.remaining).toMatchObject({
      reviews: 2,
      reviewsHeldBack: 2,
      new: 0,
      newHeldBack: 2,
      minutes: 25,
    });
  });

  it('that were spent on a limit set lower since leave nothing', () => {
    const cards = [dueCard('done', '2024-06-01', { lastReviewDay: TODAY }), ...dueOf(5)];
    const override = { studyDay: TODAY, newPerDay: 0, reviewsPerDay: 0, minutesPerDay: 0 };
    const queue = queueOf({ cards, candidates: newQuestions(2), override });
    expect(queue).toMatchObject({ items: [], isOverridden: true });
    expect(queue.limits).toEqual({ newPerDay: 0, reviewsPerDay: 0, minutesPerDay: 0 });
    expect(queue.remaining).toMatchObject({ reviewsHeldBack: 1, newHeldBack: 0 });
  });
});

describe('siblings', () => {
  const cap = { family: 'cap' };

  it('that are due together come one a day, the longest due first', () => {
    const cards = [
      dueCard('late', '2024-05-01', cap),
      dueCard('later', '2024-05-02', cap),
      dueCard('other', TODAY),
    ];
    expect(idsOf({ cards })).toEqual(['late', 'other']);
    const { remaining } = queueOf({ cards, limits: { reviewsPerDay: 2 } });
    expect(remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 0, siblingsBuried: 1 });
    expect(idsOf({ cards, limits: { burySiblings: false } })).toEqual(['late', 'later', 'other']);
  });

  it('wait for tomorrow once one was reviewed or introduced', () => {
    const candidates = newQuestions(2, cap);
    const due = dueCard('due', TODAY, cap);
    const reviewed = dueCard('done', '2024-06-01', { ...cap, lastReviewDay: TODAY });
    const queue = queueOf({ cards: [due, reviewed], candidates });
    expect(queue.items).toEqual([]);
    expect(queue.remaining).toMatchObject({
      reviewsHeldBack: 0,
      newHeldBack: 0,
      siblingsBuried: 3,
    });
    const introduced = stepCard('met', '2024-05-10T11:00Z', cap);
    expect(idsOf({ cards: [due, introduced], candidates })).toEqual([]);
  });

  it('are introduced one a day, and not on a day that brings one back', () => {
    const candidates = newQuestions(3).map((each, place) => ({
      ...each,
      ...(place < 2 ? cap : {}),
    }));
    expect(idsOf({ candidates })).toEqual(['n0', 'n2']);
    const cards = [dueCard('due', TODAY, cap)];
    expect(idsOf({ cards, candidates })).toEqual(['due', 'n2']);
    expect(queueOf({ cards, candidates }).remaining).toMatchObject({ new: 1, siblingsBuried: 2 });
  });

  it('are told of only as far as the day would have reached', () => {
    const candidates = newQuestions(4, cap);
    const told = (newPerDay: number) =>
      queueOf({ candidates, limits: { newPerDay } }).remaining.siblingsBuried;
    expect([told(0), told(1), told(2)]).toEqual([0, 0, 3]);
  });

  it('never hold back a step', () => {
    const step = { ...cap, lastReviewDay: '2024-05-09', introducedDay: '2024-05-09' };
    const cards = [
      stepCard('one', '2024-05-10T09:00Z', step),
      stepCard('two', '2024-05-10T09:01Z', step),
      dueCard('due', TODAY, cap),
    ];
    expect(idsOf({ cards })).toEqual(['one', 'two']);
  });
});
