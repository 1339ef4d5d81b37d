import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newCard } from '../../scheduling/domain/new-card.js';
import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import { countFutureDue } from './count-future-due.js';

const today = '2026-11-22';
const window = { today, days: 3, clock: { zone: 'Europe/Berlin', rolloverHour: 4 } };
const blank = newCard({ learnerId: 'learner', questionId: 'question' }, 1);
const due = (dueDay: string | null, more: Partial<Card> = {}): Card => ({
  ...blank,
  state: 'review',
  dueDay,
  ...more,
});

describe('countFutureDue', () => {
  it('counts each card once, on the day it comes back', () => {
    const cards = [
      due('2026-11-20', { questionId: 'overdue' }),
      due('2026-11-22'),
      due('2026-11-24'),
      due('2026-11-24'),
      due('2026-11-25', { questionId: 'outside' }),
      due('2026-11-22', { suspended: true }),
      due('2026-11-21', { buriedDay: today }),
      due(null, { state: 'learning', dueAt: new Date('2026-11-22T10:00:00Z') }),
      blank,
    ];
    const minutesOf = ({ questionId }: Card) => (questionId === 'overdue' ? 20 : 7.55);
    expect(countFutureDue(cards, minutesOf, window)).toEqual({
      days: [
        { day: '2026-11-22', cards: 3, minutes: 35.1 },
        { day: '2026-11-23', cards: 1, minutes: 7.6 },
        { day: '2026-11-24', cards: 2, minutes: 15.1 },
      ],
      overdue: { cards: 1, minutes: 20 },
      total: { cards: 6, minutes: 57.8 },
    });
  });

  it('loses no card that comes back within the window', () => {
    const days = fc.integer({ min: -400, max: 400 });
    fc.assert(
      fc.property(fc.array(days), fc.integer({ min: 1, max: 365 }), (offsets, length) => {
        const cards = offsets.map((offset) => due(addDays(today, offset)));
        const { total, overdue } = countFutureDue(cards, () => 1, { ...window, days: length });
        expect(total.cards).toBe(offsets.filter((offset) => offset < length).length);
        expect(overdue.cards).toBe(offsets.filter((offset) => offset < 0).length);
      }),
    );
  });
});
