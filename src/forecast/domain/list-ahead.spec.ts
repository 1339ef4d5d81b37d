import { expect, it } from '@jest/globals';
import { goalOn } from '../../../test/support/forecast-learner.js';
import { listAhead } from './list-ahead.js';

const goal = (id: string, interviewDay: string, archivedAt: Date | null = null) =>
  goalOn(interviewDay, { id, archivedAt });

it('leaves out what is over, is today, or was put away', () => {
  const goals = [
    goal('later', '2026-05-01'),
    goal('next', '2026-03-03'),
    goal('today', '2026-03-02'),
    goal('over', '2026-02-01'),
    goal('put away', '2026-04-01', new Date('2026-03-01T09:00:00Z')),
  ];
  expect(listAhead(goals, '2026-03-02').map(({ id }) => id)).toEqual(['next', 'later']);
});
