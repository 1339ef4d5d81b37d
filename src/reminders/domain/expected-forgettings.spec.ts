import { expect, it } from '@jest/globals';
import { expectedForgettings } from './expected-forgettings.js';

const at = new Date('2026-03-10T18:00:00Z');
const card = (dueFrom: string, atDue: number, now: number) => ({
  dueFrom: new Date(dueFrom),
  minutes: 10,
  recallAt: (instant: Date) => (instant.getTime() === at.getTime() ? now : atDue),
});

it('sums what recall has fallen by since each card came due', () => {
  const cards = [card('2026-03-01T04:00Z', 0.9, 0.6), card('2026-03-09T04:00Z', 0.9, 0.85)];
  expect(expectedForgettings(cards, at)).toBeCloseTo(0.35, 12);
});

it('counts nothing for a card that is not due, or came due sooner than planned', () => {
  expect(expectedForgettings([card('2026-03-11T04:00Z', 0.9, 0.1)], at)).toBe(0);
  expect(expectedForgettings([card('2026-03-10T04:00Z', 0.9, 0.95)], at)).toBe(0);
});
