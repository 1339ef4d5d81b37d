import { describe, expect, it } from '@jest/globals';
import {
  TODAY,
  dueCard,
  newQuestions,
  queueOf,
  stepCard,
} from '../../../test/support/queue-day.js';
import type { QueueAssignment } from './assigned-today.js';
import type { GivenDay } from '../../../test/support/queue-day.js';

const assignment = (questionIds: string[], dueDay = TODAY): QueueAssignment => ({
  source: 'cohort',
  id: 'week-1',
  title: 'Week 1',
  assignedDay: '2024-05-08',
  dueDay,
  questionIds,
});
const wanted = (questionIds: string[], count = questionIds.length, dueDay = TODAY) => ({
  assignments: [assignment(questionIds, dueDay)],
  candidates: newQuestions(count, {}).map((each, n) => ({
    ...each,
    questionId: questionIds[n] ?? '',
    family: questionIds[n] ?? '',
  })),
});
const reasons = (given: GivenDay) =>
  queueOf(given).items.map(({ questionId, reason }) => [questionId, reason]);

describe('assigned questions', () => {
  it('come after steps and before everything else, and say what asks for them', () => {
    const given = {
      cards: [dueCard('r', TODAY), stepCard('s', '2024-05-10T09:00Z')],
      candidates: newQuestions(1),
      limits: { newPerDay: 4 },
      assigned: wanted(['x', 'y']),
    };
    expect(reasons(given)).toEqual([
      ['s', 'learning-step'],
      ['x', 'assigned'],
      ['y', 'assigned'],
      ['n0', 'new'],
      ['r', 'due-review'],
    ]);
    const queue = queueOf(given);
    expect(queue.items[1]?.assignment).toEqual(assignment(['x', 'y']));
    expect(queue.remaining).toMatchObject({
      steps: 1,
      reviews: 1,
      new: 3,
      assigned: 2,
      minutes: 20,
    });
  });

  it('take the place of others in number and minutes, and are asked beyond both', () => {
    const cards = [dueCard('r1', TODAY), dueCard('r2', TODAY)];
    const queue = queueOf({
      cards,
      limits: { newPerDay: 1, reviewsPerDay: 5, minutesPerDay: 15 },
      candidates: newQuestions(3),
      assigned: wanted(['x', 'y']),
    });
    expect(queue.items.map(({ reason }) => reason)).toEqual(['assigned', 'assigned', 'due-review']);
    expect(queue.remaining).toMatchObject({ new: 2, reviews: 1, reviewsHeldBack: 1, minutes: 15 });
  });

  it('may be reviews, due or not, and are then asked once', () => {
    const cards = [dueCard('due', TODAY), dueCard('ahead', '2024-06-01')];
    const assigned = wanted(['due', 'ahead'], 0);
    expect(reasons({ cards, assigned })).toEqual([
      ['due', 'assigned'],
      ['ahead', 'assigned'],
    ]);
  });

  it('are not asked while they are in a step, and keep their siblings away', () => {
    const cards = [stepCard('x', '2024-05-10T09:00Z'), dueCard('sibling', TODAY, { family: 'y' })];
    const queue = queueOf({ cards, assigned: wanted(['x', 'y']) });
    expect(queue.items.map(({ questionId, reason }) => [questionId, reason])).toEqual([
      ['x', 'learning-step'],
      ['y', 'assigned'],
    ]);
    expect(queue.remaining.siblingsBuried).toBe(1);
  });

  it('leave the rest of an assignment to the days that are left', () => {
    const given = { assigned: wanted(['x', 'y', 'z'], 3, '2024-05-12') };
    expect(reasons(given)).toEqual([['x', 'assigned']]);
  });

  it('come before what a goal has ranked, which gets the minutes that are left', () => {
    const plan = { newPerDay: 5, minutesPerDay: 10, ranked: ['r1', 'r2'] };
    const cards = [dueCard('r1', '2024-06-01'), dueCard('r2', '2024-06-01')];
    expect(reasons({ cards, plan, assigned: wanted(['x']) })).toEqual([
      ['x', 'assigned'],
      ['r1', 'goal-review'],
    ]);
  });
});
