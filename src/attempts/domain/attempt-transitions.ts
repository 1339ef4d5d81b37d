import type { Attempt, AttemptState } from './attempt.js';

export type AttemptAction = 'submit' | 'self-grade' | 'judge' | 'abandon' | 'withdraw' | 'void';

export interface TransitionContext {
  /** By the server's clock. */
  readonly now: Date;
  /** Somebody holds the answer for grading, or has graded it. */
  readonly isTaken: boolean;
}

export type AttemptTransition =
  | { readonly kind: 'moved'; readonly state: AttemptState }
  | { readonly kind: 'wrong-state'; readonly allowedFrom: readonly AttemptState[] }
  | { readonly kind: 'too-late'; readonly until: Date }
  | { readonly kind: 'taken' }
  | { readonly kind: 'outline-read' };

interface Move {
  readonly from: readonly AttemptState[];
  /** Null leaves it where it is. */
  readonly to: AttemptState | null;
}

const MOVES: Readonly<Record<AttemptAction, Move>> = {
  submit: { from: ['draft'], to: 'submitted' },
  // Grading again corrects a slip, for as long as the attempt is not closed.
  'self-grade': { from: ['submitted', 'self_graded'], to: 'self_graded' },
  // By somebody else, at any time: that the learner has done their part does not end it.
  judge: { from: ['submitted', 'self_graded', 'closed'], to: null },
  abandon: { from: ['draft'], to: 'abandoned' },
  withdraw: { from: ['submitted'], to: 'withdrawn' },
  void: {
    from: ['draft', 'submitted', 'self_graded', 'closed', 'abandoned', 'withdrawn'],
    to: 'voided',
  },
};

const MS_PER_MINUTE = 60_000;
const WITHDRAWN_WITHIN_MS = 10 * MS_PER_MINUTE;

/**
 * Where an action takes an attempt, or why it does not. An answer can be withdrawn until 10 minutes
 * after submission, as long as nobody has it in hand, for a grader's work is not thrown away, and the
 * author has not opened the outline, or a better answer could be copied from it. Submission is never late
 * here, overtime is a number. What time alone does to an attempt is expiryOf's business.
 */
export function transitionAttempt(
  attempt: Pick<Attempt, 'state' | 'submittedAt' | 'outlineReadAt'>,
  action: AttemptAction,
  context: TransitionContext,
): AttemptTransition {
  const { from, to } = MOVES[action];
  if (!from.includes(attempt.state)) return { kind: 'wrong-state', allowedFrom: from };
  if (action === 'withdraw') {
    const submittedAt = attempt.submittedAt ?? context.now;
    const until = new Date(submittedAt.getTime() + WITHDRAWN_WITHIN_MS);
    if (context.isTaken) return { kind: 'taken' };
    if (attempt.outlineReadAt !== null) return { kind: 'outline-read' };
    if (context.now > until) return { kind: 'too-late', until };
  }
  return { kind: 'moved', state: to ?? attempt.state };
}
