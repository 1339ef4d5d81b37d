import { describe, expect, it } from '@jest/globals';
import { queueChangesAt } from './queue-changes-at.js';

describe('queueChangesAt', () => {
  const clock = { zone: 'Europe/Berlin', rolloverHour: 4 };
  const now = new Date('2026-03-02T09:00:00Z');
  const step = (iso: string): { dueAt: Date } => ({ dueAt: new Date(iso) });

  it.each([
    ['no steps: the next study day', [], '2026-03-03T03:00:00.000Z'],
    [
      'a step in an hour: twenty minutes before it',
      [step('2026-03-02T10:00:00Z')],
      '2026-03-02T09:40:00.000Z',
    ],
    ['a step within reach already', [step('2026-03-02T09:10:00Z')], '2026-03-03T03:00:00.000Z'],
    ['cards without a step', [{ dueAt: null }], '2026-03-03T03:00:00.000Z'],
    [
      'the earliest of several',
      [step('2026-03-02T12:00:00Z'), step('2026-03-02T11:00:00Z')],
      '2026-03-02T10:40:00.000Z',
    ],
  ])('%s', (_, cards, expected) => {
    expect(queueChangesAt(cards, now, clock).toISOString()).toBe(expected);
  });
});
