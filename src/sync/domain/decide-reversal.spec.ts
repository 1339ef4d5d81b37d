import { describe, expect, it } from '@jest/globals';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';
import { decideReversal } from './decide-reversal.js';
import type { SentReversal } from './sent-event.js';

const target: ReviewEvent = {
  id: 'review',
  learnerId: 'ada',
  questionId: 'q',
  kind: 'suspend',
  occurredAt: new Date('2026-03-01T09:00:00.000Z'),
  receivedAt: new Date('2026-03-01T09:00:00.000Z'),
  zone: 'UTC',
  studyDay: '2026-03-01',
  durationMs: null,
  parametersVersion: 0,
};

function undo(occurredAt: string, more: Partial<SentReversal> = {}): SentReversal {
  return {
    id: 'undo',
    questionId: 'q',
    kind: 'void',
    targetId: 'review',
    occurredAt: new Date(occurredAt),
    zone: undefined,
    ...more,
  };
}

describe('decideReversal', () => {
  it.each([
    ['at once', '2026-03-01T09:00:00.000Z'],
    ['after 30 days to the millisecond', '2026-03-31T09:00:00.000Z'],
    ['by a clock that is behind', '2026-02-28T09:00:00.000Z'],
  ])('takes an undo %s', (_, at) => {
    expect(decideReversal(undo(at), target)).toBeNull();
    expect(decideReversal(undo(at, { kind: 'unvoid' }), target)).toBeNull();
  });

  it('refuses one a millisecond later', () => {
    expect(decideReversal(undo('2026-03-31T09:00:00.001Z'), target)).toMatchObject({
      code: 'rule-violated',
      errors: [{ pointer: '#/targetId', code: 'out-of-reach' }],
    });
  });

  it('asks for one again whose target has not arrived', () => {
    expect(decideReversal(undo('2026-03-01T10:00:00.000Z'), undefined)).toMatchObject({
      code: 'unknown-target',
      errors: [{ pointer: '#/targetId', code: 'unknown-target' }],
    });
  });

  it('refuses a target of another question, and one that is an undo itself', () => {
    const at = '2026-03-01T10:00:00.000Z';
    expect(decideReversal(undo(at, { questionId: 'r' }), target)).toMatchObject({
      errors: [{ code: 'other-question' }],
    });
    const undone: ReviewEvent = { ...target, kind: 'void', targetId: 'x' };
    expect(decideReversal(undo(at), undone)).toMatchObject({
      errors: [{ code: 'not-reversible' }],
    });
  });
});
