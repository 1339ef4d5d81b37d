import { describe, expect, it } from '@jest/globals';
import type { AttemptState } from './attempt.js';
import { transitionAttempt } from './attempt-transitions.js';
import type { AttemptAction } from './attempt-transitions.js';

const SUBMITTED = new Date('2024-05-01T10:30Z');
const ALLOWED: Readonly<Record<AttemptState, Partial<Record<AttemptAction, AttemptState>>>> = {
  draft: { submit: 'submitted', abandon: 'abandoned', void: 'voided' },
  submitted: {
    'self-grade': 'self_graded',
    judge: 'submitted',
    withdraw: 'withdrawn',
    void: 'voided',
  },
  self_graded: { 'self-grade': 'self_graded', judge: 'self_graded', void: 'voided' },
  closed: { judge: 'closed', void: 'voided' },
  abandoned: { void: 'voided' },
  withdrawn: { void: 'voided' },
  voided: {},
};
const STATES = Object.keys(ALLOWED) as AttemptState[];
const ACTIONS: readonly AttemptAction[] = [
  'submit',
  'self-grade',
  'judge',
  'abandon',
  'withdraw',
  'void',
];

function attempt(state: AttemptState) {
  return { state, submittedAt: state === 'draft' ? null : SUBMITTED, outlineReadAt: null };
}

describe('transitionAttempt', () => {
  it.each(STATES.flatMap((state) => ACTIONS.map((action) => [state, action] as const)))(
    'a %s attempt: %s',
    (state, action) => {
      const now = new Date('2024-05-01T10:35Z');
      const moved = transitionAttempt(attempt(state), action, { now, isTaken: false });
      const to = ALLOWED[state][action];
      if (to === undefined) expect(moved.kind).toBe('wrong-state');
      else expect(moved).toEqual({ kind: 'moved', state: to });
    },
  );

  it('says from where an action is allowed', () => {
    const context = { now: SUBMITTED, isTaken: false };
    expect(transitionAttempt(attempt('closed'), 'withdraw', context)).toEqual({
      kind: 'wrong-state',
      allowedFrom: ['submitted'],
    });
  });

  it.each([
    ['2024-05-01T10:40:00Z', false, { kind: 'moved', state: 'withdrawn' }],
    ['2024-05-01T10:40:00.001Z', false, { kind: 'too-late', until: new Date('2024-05-01T10:40Z') }],
    ['2024-05-01T10:31:00Z', true, { kind: 'taken' }],
  ])('withdraws an answer within ten minutes: at %s, taken %p', (now, isTaken, expected) => {
    const context = { now: new Date(now), isTaken };
    expect(transitionAttempt(attempt('submitted'), 'withdraw', context)).toEqual(expected);
  });

  it('keeps an answer whose author has read the outline', () => {
    const seen = { ...attempt('submitted'), outlineReadAt: SUBMITTED };
    const context = { now: SUBMITTED, isTaken: false };
    expect(transitionAttempt(seen, 'withdraw', context)).toEqual({ kind: 'outline-read' });
    expect(transitionAttempt(seen, 'self-grade', context).kind).toBe('moved');
  });

  it('lets a late answer in', () => {
    const context = { now: new Date('2024-05-20T10:00Z'), isTaken: false };
    expect(transitionAttempt(attempt('draft'), 'submit', context)).toEqual({
      kind: 'moved',
      state: 'submitted',
    });
  });
});
