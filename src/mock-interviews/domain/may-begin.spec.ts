import { describe, expect, it } from '@jest/globals';
import { mayBegin } from './may-begin.js';
import { interviewStates } from './mock-interview.js';

const startedAt = new Date('2026-03-03T12:00:00.000Z');

describe('mayBegin', () => {
  it.each(interviewStates)('of a round that has not begun, in an interview that is %s', (state) => {
    const isAhead = state === 'scheduled' || state === 'live';
    expect(mayBegin(state, { startedAt: null })).toBe(isAhead);
  });

  it.each(interviewStates)('never once it has begun: %s', (state) => {
    expect(mayBegin(state, { startedAt })).toBe(false);
  });
});
