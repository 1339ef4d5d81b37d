import { describe, expect, it } from '@jest/globals';
import { isSameEvent } from './is-same-event.js';
import type { ReviewEvent } from './review-event.js';

const at = '2026-03-02T09:00:00.000Z';
const stored: ReviewEvent = {
  id: 'e',
  learnerId: 'ada',
  questionId: 'q',
  kind: 'suspend',
  occurredAt: new Date(at),
  receivedAt: new Date('2026-03-02T10:00:00.000Z'),
  zone: 'Europe/Berlin',
  studyDay: '2026-03-02',
  durationMs: null,
  parametersVersion: 0,
};

describe('isSameEvent', () => {
  it.each([
    [{}, true],
    [{ questionId: 'q', kind: 'suspend', occurredAt: new Date(at), durationMs: null }, true],
    [{ zone: 'Europe/Berlin' }, true],
    [{ zone: 'UTC' }, false],
    [{ kind: 'unsuspend' }, false],
    [{ questionId: 'r' }, false],
    [{ occurredAt: new Date('2026-03-02T09:00:00.001Z') }, false],
    [{ durationMs: 0 }, false],
    [{ rating: 3 }, false],
  ])('%j: %s', (said, expected) => {
    expect(isSameEvent(stored, said)).toBe(expected);
  });
});
