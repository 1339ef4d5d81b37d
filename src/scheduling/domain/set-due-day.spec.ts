import { describe, expect, it } from '@jest/globals';
import type { Card } from './card.js';
import { newCard } from './new-card.js';
import { setDueDay } from './set-due-day.js';

const fresh = newCard({ learnerId: 'ada', questionId: 'cap' });
const memory = { stability: 4, difficulty: 5, lastReviewDay: '2024-05-01', reps: 1 };

describe('setDueDay', () => {
  it('leaves a new card alone', () => {
    expect(setDueDay(fresh, '2024-05-10', '2024-05-02')).toBeNull();
  });

  it('moves the day of a card in review and keeps its interval', () => {
    const card: Card = {
      ...fresh,
      ...memory,
      state: 'review',
      dueDay: '2024-05-05',
      intervalDays: 4,
    };
    expect(setDueDay(card, '2024-05-03', '2024-05-02')).toEqual({ ...card, dueDay: '2024-05-03' });
  });

  it.each([
    ['2024-05-10', 8],
    ['2024-05-02', 1],
    ['2024-04-01', 1],
  ])('takes a card out of its step to %s, %i days on', (dueDay, intervalDays) => {
    const dueAt = new Date('2024-05-02T10:00Z');
    const card: Card = { ...fresh, ...memory, state: 'learning', dueAt, step: 0 };
    expect(setDueDay(card, dueDay, '2024-05-02')).toEqual({
      ...card,
      state: 'review',
      dueDay,
      dueAt: null,
      intervalDays,
      step: null,
    });
  });
});
