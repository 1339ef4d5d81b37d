import type { Attempt, AttemptState } from './attempt.js';

export type AttemptAction = 'submit' | 'self-grade' | 'close' | 'abandon' | 'withdraw' | 'void';

export interface TransitionContext {
  /** By the server's clock. */
  readonly now: Date;
  /** Somebody holds the answer for grading, or has graded it. */
  readonly isTaken: boolean;
}

export type AttemptTransition =
  | { readonly kind: 'moved'; readonly state: AttemptState }
  | { readonly kind: 'wrong-state'; readonly allowedFrom: readonly AttemptState[] }
  | { readonly kind: 'too-early'; readonly from: Date }
  | { readonly kind: 'too-late'; readonly until: Date }
  | { readonly kind: 'taken' };

interface Move {
  readonly from: readonly AttemptState[];
  readonly to: AttemptState;
}

const MOVES: Readonly<Record<AttemptAction, Move>> = {
  submit: { from: ['draft'], to: 'submitted' },
  'self-grade': { from: ['submitted'], to: 'self_graded' },
  close: { from: ['self_graded'], to: 'closed' },
  abandon: { from: ['draft'], to: 'abandoned' },
  withdraw: { from: ['submitted'], to: 'withdrawn' },
  void: {
    from: ['draft', 'submitted', 'self_graded', 'closed', 'abandoned', 'withdrawn'],
    to: 'voided',
  },
};

const MS_PER_MINUTE = 60_000;
const ABANDONED_AFTER_MS = 7 * 24 * 60 * MS_PER_MINUTE;
const WITHDRAWN_WITHIN_MS = 10 * MS_PER_MINUTE;

/**
 * Where an action takes an attempt, or why it does not. A draft is abandoned 7 days after its start and
 * not before; an answer can be withdrawn until 10 minutes after submission, as long as nobody has it
 * in hand: a grader's work is not thrown away. Submission is never late here, overtime is a number.
 */
export function transitionAttempt(
  attempt: Pick<Attempt, 'state' | 'startedAt' | 'submittedAt'>,
  action: AttemptAction,
  context: TransitionContext,
): AttemptTransition {
  const { from, to } = MOVES[action];
  if (!from.includes(attempt.state)) return { kind: 'wrong-state', allowedFrom: from };
  if (action === 'abandon') {
    const earliest = new Date(attempt.startedAt.getTime() + ABANDONED_AFTER_MS);
    if (context.now < earliest) return { kind: 'too-early', from: earliest };
  }
  if (action === 'withdraw') {
    const submittedAt = attempt.submittedAt ?? context.now;
    const until = new Date(submittedAt.getTime() + WITHDRAWN_WITHIN_MS);
    if (context.isTaken) return { kind: 'taken' };
    if (context.now > until) return { kind: 'too-late', until };
  }
  return { kind: 'moved', state: to };
}
