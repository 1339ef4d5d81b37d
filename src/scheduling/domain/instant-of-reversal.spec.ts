import { describe, expect, it } from '@jest/globals';
import { instantOfReversal } from './instant-of-reversal.js';
import type { ReviewEvent } from './review-event.js';

describe('instantOfReversal', () => {
  const now = new Date('2026-03-02T09:00:00.000Z');
  const voiding = (targetId: string, iso: string): ReviewEvent => ({
    kind: 'void',
    id: iso,
    targetId,
    learnerId: 'l',
    questionId: 'q',
    occurredAt: new Date(iso),
    receivedAt: now,
    zone: 'UTC',
    studyDay: '2026-03-02',
    durationMs: null,
    parametersVersion: 0,
  });

  it.each([
    ['nothing was said before', [], '2026-03-02T09:00:00.000Z'],
    ['an earlier undo', [voiding('a', '2026-03-02T08:00:00Z')], '2026-03-02T09:00:00.000Z'],
    [
      'an undo in this millisecond',
      [voiding('a', '2026-03-02T09:00:00Z')],
      '2026-03-02T09:00:00.001Z',
    ],
    [
      'an undo by a clock ahead',
      [voiding('a', '2026-03-02T09:03:00Z')],
      '2026-03-02T09:03:00.001Z',
    ],
    [
      'an undo of something else',
      [voiding('b', '2026-03-02T09:03:00Z')],
      '2026-03-02T09:00:00.000Z',
    ],
  ])('%s', (_, events, expected) => {
    expect(instantOfReversal(events, 'a', now).toISOString()).toBe(expected);
  });
});
