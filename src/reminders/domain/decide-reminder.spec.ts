import { describe, expect, it } from '@jest/globals';
import { decideReminder } from './decide-reminder.js';
import type { WaitingCard } from './expected-forgettings.js';

const start = Date.parse('2026-03-02T18:00:00Z');
const day = (days: number): Date => new Date(start + days * 86_400_000);
const moments = Array.from({ length: 8 }, (_, index) => day(index));
/** Due so many days after the first moment, ten minutes; recall falls by `fall` a day from .9. */
const card = (due: number, fall = 0.01): WaitingCard => ({
  dueFrom: day(due),
  minutes: 10,
  recallAt: (at) => 0.9 - Math.max(0, (at.getTime() - day(due).getTime()) / 86_400_000) * fall,
});
const decide = (cards: WaitingCard[], otherMinutes = 0) =>
  decideReminder({ moments, cards, otherMinutes, sessionMinutes: 30 });
const many = (count: number, make: () => WaitingCard) => Array.from({ length: count }, make);

describe('decideReminder', () => {
  it('keeps quiet when nothing is due', () => {
    expect(decide([])).toEqual({ kind: 'wait', reason: 'nothing-due' });
    expect(decide([card(3)])).toEqual({ kind: 'wait', reason: 'nothing-due' });
    expect(
      decideReminder({ moments: [], cards: [card(0)], otherMinutes: 0, sessionMinutes: 5 }),
    ).toEqual({
      kind: 'wait',
      reason: 'nothing-due',
    });
  });

  it('calls for a full session, new questions included', () => {
    expect(decide(many(3, () => card(0)))).toEqual({ kind: 'remind', reason: 'session-full' });
    expect(decide([card(0)], 20)).toEqual({ kind: 'remind', reason: 'session-full' });
  });

  it('waits for a fuller session', () => {
    expect(decide([card(0), card(2)])).toEqual({ kind: 'wait', reason: 'fuller-session-soon' });
  });

  it('does not wait once that costs two expected forgettings', () => {
    // Two cards, ten days late, 0.1 a day: recall has fallen by 1.0 each beyond the floor of nothing.
    const late = many(2, () => card(-10, 0.1));
    expect(decide(late)).toEqual({ kind: 'remind', reason: 'overdue' });
    expect(decide([...many(2, () => card(-9.9, 0.1))])).not.toEqual({
      kind: 'remind',
      reason: 'overdue',
    });
  });

  it('does not look beyond the day on which waiting would cost that much', () => {
    const steep = many(2, () => card(0, 0.5));
    expect(decide([...steep, card(3)])).toEqual({
      kind: 'remind',
      reason: 'no-fuller-session-soon',
    });
    expect(decide([...steep, card(1)])).toEqual({ kind: 'wait', reason: 'fuller-session-soon' });
  });

  it('calls for a small session that no day of the week makes fuller', () => {
    expect(decide([card(0)])).toEqual({ kind: 'remind', reason: 'no-fuller-session-soon' });
    expect(decide([card(0), card(8)])).toEqual({
      kind: 'remind',
      reason: 'no-fuller-session-soon',
    });
  });
});
