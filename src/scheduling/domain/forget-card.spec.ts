import { describe, expect, it } from '@jest/globals';
import type { Card } from './card.js';
import { forgetCard } from './forget-card.js';
import { newCard } from './new-card.js';

describe('forgetCard', () => {
  it('drops memory, due day and introduction, and keeps counts and marks', () => {
    const fresh = newCard({ learnerId: 'ada', questionId: 'cap' }, 7);
    const kept = { reps: 6, lapses: 2, suspended: true, buriedDay: '2024-05-02' };
    const card: Card = {
      ...fresh,
      ...kept,
      state: 'review',
      stability: 4,
      difficulty: 5,
      dueDay: '2024-05-05',
      intervalDays: 4,
      lastReviewAt: new Date('2024-05-01T10:00Z'),
      lastReviewDay: '2024-05-01',
      introducedDay: '2024-04-01',
    };
    expect(forgetCard(card)).toEqual({ ...fresh, ...kept });
  });
});
