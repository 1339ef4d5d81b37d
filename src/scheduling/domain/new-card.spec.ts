import { describe, expect, it } from '@jest/globals';
import { newCard } from './new-card.js';

describe('newCard', () => {
  it('has an owner and nothing else', () => {
    expect(newCard({ learnerId: 'ada', questionId: 'cap' })).toEqual({
      learnerId: 'ada',
      questionId: 'cap',
      state: 'new',
      stability: null,
      difficulty: null,
      dueDay: null,
      dueAt: null,
      intervalDays: 0,
      step: null,
      reps: 0,
      lapses: 0,
      lastReviewAt: null,
      lastReviewDay: null,
      introducedDay: null,
      suspended: false,
      buriedDay: null,
      version: 0,
    });
  });
});
