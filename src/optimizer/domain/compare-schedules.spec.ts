import { describe, expect, it } from '@jest/globals';
import type { Card } from '../../scheduling/domain/card.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { compareSchedules, type CardPair } from './compare-schedules.js';

const card = (questionId: string, dueDay: string | null, stability: number): Card => ({
  ...newCard({ learnerId: 'ada', questionId }),
  state: dueDay === null ? 'relearning' : 'review',
  dueDay,
  stability,
});

const pair = (
  questionId: string,
  [dueBefore, dueAfter]: [string | null, string | null],
  [before, after] = [5, 5],
): CardPair => ({
  before: card(questionId, dueBefore, before ?? 0),
  after: card(questionId, dueAfter, after ?? 0),
});

describe('a comparison of schedules', () => {
  const today = '2026-11-22';

  it('counts what moves, and what a learner has to do for it today', () => {
    const { cards, ...counts } = compareSchedules(
      [
        pair('sooner', ['2026-11-30', '2026-11-25']),
        pair('now', ['2026-11-23', '2026-11-22']),
        pair('overdue', ['2026-11-25', '2026-11-10']),
        pair('was-due', ['2026-11-22', '2026-11-20']),
        pair('later', ['2026-11-22', '2026-12-01']),
        pair('same', ['2026-11-22', '2026-11-22'], [5, 6]),
        pair('step', [null, null], [0.2, 0.3]),
      ],
      today,
    );
    expect(counts).toEqual({ earlier: 4, later: 1, same: 2, newlyDue: 2 });
    expect(cards.map(({ questionId }) => questionId)).toEqual([
      'overdue',
      'was-due',
      'now',
      'same',
      'sooner',
      'later',
      'step',
    ]);
    expect(cards.at(-1)).toEqual({
      questionId: 'step',
      state: 'relearning',
      dueDayBefore: null,
      dueDayAfter: null,
      stabilityBefore: 0.2,
      stabilityAfter: 0.3,
    });
  });

  it('of nothing is nothing', () => {
    expect(compareSchedules([], today)).toEqual({
      cards: [],
      earlier: 0,
      later: 0,
      same: 0,
      newlyDue: 0,
    });
  });
});
