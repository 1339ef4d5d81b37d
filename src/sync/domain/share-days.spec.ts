import { describe, expect, it } from '@jest/globals';
import type { InterviewGoal } from '../../interview-goals/domain/interview-goal.js';
import type { QuestionOfDay } from '../../interview-goals/domain/shape-day.js';
import type { Card } from '../../scheduling/domain/card.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { DEFAULT_PRACTICE_SETTINGS } from '../../scheduling/domain/practice-settings.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { shareDays, type DaysToShare, type NewShare } from './share-days.js';

const today = '2026-03-02';

function question(questionId: string, bankId: string): QuestionOfDay {
  const family = questionId;
  return { questionId, bankId, skills: [], topic: 't', minutes: 10, family, isOffered: true };
}

function goal(interviewDay: string, bankId: string): InterviewGoal {
  const terms = { title: null, skills: [], bankIds: [bankId], targetRecall: 0.9 };
  return { ...terms, id: interviewDay, interviewDay, minutesPerDay: 60, archivedAt: null };
}

function reviewed(questionId: string, stability: number): Card {
  const card = newCard({ learnerId: 'l', questionId });
  const memory = { stability, difficulty: 5, lastReviewDay: today, dueDay: '2026-09-01' };
  return { ...card, ...memory, state: 'review' };
}

const questions = [
  ...['a', 'b', 'c', 'd'].map((id) => question(id, 'followed')),
  ...['e', 'f', 'g', 'h'].map((id) => question(id, 'other')),
];

function share(changes: Partial<DaysToShare>) {
  return shareDays({
    today,
    days: 3,
    goals: [],
    questions,
    cards: [],
    followedBankIds: new Set(['followed']),
    parameters: DEFAULT_SCHEDULING_PARAMETERS,
    settings: DEFAULT_PRACTICE_SETTINGS,
    ...changes,
  });
}

function told({ count, includes }: NewShare): string {
  const ids = questions.filter(includes).map(({ questionId }) => questionId);
  return `${count} of ${ids.join('')}`;
}

describe('shareDays', () => {
  it('gives each day the pace of the learner without a goal, as its weekday has it', () => {
    expect(share({}).shares.map(told)).toEqual(Array.from({ length: 4 }, () => '3 of abcd'));
    const weekdayLoads = ['normal', 'reduced', 'minimum', 'normal'] as const;
    const parameters = {
      ...DEFAULT_SCHEDULING_PARAMETERS,
      weekdayLoads: [...weekdayLoads, ...weekdayLoads.slice(0, 3)],
    };
    const counts = share({ parameters }).shares.map(({ count }) => count);
    expect(counts).toEqual([3, 2, 0, 3]);
  });

  it('gives the days before a window the pace of the goal, those in it all it covers', () => {
    // A round of 40 minutes: the window is the last two days.
    const { shares, goalsInWindow } = share({ goals: [goal('2026-03-06', 'other')], days: 5 });
    expect(shares.map(told)).toEqual([
      '4 of efgh',
      '4 of efgh',
      'Infinity of efgh',
      'Infinity of efgh',
      '3 of abcd',
      '3 of abcd',
    ]);
    expect(goalsInWindow).toHaveLength(1);
  });

  it('goes on with the next goal after an interview', () => {
    const goals = [goal('2026-03-05', 'followed'), goal('2026-03-03', 'other')];
    expect(share({ goals }).shares.map(told)).toEqual([
      'Infinity of efgh',
      'Infinity of abcd',
      'Infinity of abcd',
      '3 of abcd',
    ]);
  });

  it('brings forward what would be forgotten by an interview whose window opens in time', () => {
    const cards = [
      reviewed('e', 2),
      reviewed('f', 60),
      { ...reviewed('g', 2), suspended: true },
      reviewed('a', 2),
    ];
    const near = share({ cards, goals: [goal('2026-03-07', 'other')] });
    expect(Array.from(near.forwardIds)).toEqual(['e']);
    const far = share({ cards, goals: [goal('2026-03-20', 'other')] });
    expect(Array.from(far.forwardIds)).toEqual([]);
  });
});
