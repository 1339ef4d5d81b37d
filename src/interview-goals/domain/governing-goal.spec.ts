import { describe, expect, it } from '@jest/globals';
import { governingGoal } from './governing-goal.js';

describe('governingGoal', () => {
  const goal = (id: string, interviewDay: string, archivedAt: Date | null = null) => ({
    id,
    interviewDay,
    archivedAt,
  });
  const today = '2026-03-10';

  it.each([
    ['none', [], null],
    ['the next interview', [goal('a', '2026-04-01'), goal('b', '2026-03-20')], 'b'],
    ['of two on one day the older', [goal('b', '2026-03-20'), goal('a', '2026-03-20')], 'a'],
    ['not one of today', [goal('a', '2026-03-10'), goal('b', '2026-03-11')], 'b'],
    ['not one that is past', [goal('a', '2026-03-09')], null],
    [
      'not one put away',
      [goal('a', '2026-03-11', new Date('2026-03-01')), goal('b', '2026-03-12')],
      'b',
    ],
  ])('%s', (_scenario, goals, expected) => {
    expect(governingGoal(goals, today)?.id ?? null).toBe(expected);
  });
});
