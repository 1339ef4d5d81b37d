import { describe, expect, it } from '@jest/globals';
import type { InterviewGoal } from './interview-goal.js';
import { lastBalancedDay } from './last-balanced-day.js';

describe('lastBalancedDay', () => {
  const goal = (id: string, interviewDay: string, skills: readonly string[]): InterviewGoal => ({
    id,
    title: null,
    interviewDay,
    targetRecall: 0.95,
    minutesPerDay: 30,
    skills,
    bankIds: [],
    archivedAt: null,
  });
  const goals = [goal('a', '2026-03-12', ['caching']), goal('b', '2026-04-01', ['sql'])];
  const of = (skills: readonly string[], today = '2026-03-01') =>
    lastBalancedDay(goals, { bankId: 'kit', skills }, today);

  it('is the eve of the next interview that covers the question', () => {
    expect(of(['sql'])).toBe('2026-03-31');
    expect(of(['sql', 'caching'])).toBe('2026-03-11');
  });

  it('passes on to a later interview once the first is over', () => {
    expect(of(['sql', 'caching'], '2026-03-12')).toBe('2026-03-31');
  });

  it('is none where no interview covers the question', () => {
    expect(of(['queues'])).toBeNull();
    expect(of(['sql'], '2026-04-01')).toBeNull();
  });
});
