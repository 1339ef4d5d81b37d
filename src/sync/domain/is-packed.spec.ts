import { describe, expect, it } from '@jest/globals';
import { isPacked } from './is-packed.js';

const at = new Date('2027-01-01T00:00:00.000Z');

describe('isPacked', () => {
  it.each([
    ['due before', { state: 'review', dueDay: '2026-03-01' }, true],
    ['due on the last day', { state: 'review', dueDay: '2026-03-09' }, true],
    ['due a day later', { state: 'review', dueDay: '2026-03-10' }, false],
    ['in a step, whenever', { state: 'learning', dueAt: at }, true],
    ['in a step of relearning', { state: 'relearning', dueAt: at }, true],
    ['new', { state: 'new' }, false],
    ['suspended and due', { state: 'review', dueDay: '2026-03-01', suspended: true }, false],
    ['suspended in a step', { state: 'learning', dueAt: at, suspended: true }, false],
  ] as const)('%s', (_, card, expected) => {
    expect(isPacked({ dueDay: null, dueAt: null, suspended: false, ...card }, '2026-03-09')).toBe(
      expected,
    );
  });
});
