import { AppError } from '../kernel/app-error.js';
import type { Attempt, AttemptState } from './domain/attempt.js';
import {
  transitionAttempt,
  type AttemptAction,
  type AttemptTransition,
  type TransitionContext,
} from './domain/attempt-transitions.js';

/** Where an action takes an attempt. @throws AppError invalid-state when it takes it nowhere */
export function nextState(
  attempt: Pick<Attempt, 'state' | 'submittedAt' | 'outlineReadAt'>,
  action: AttemptAction,
  context: TransitionContext,
): AttemptState {
  const transition = transitionAttempt(attempt, action, context);
  if (transition.kind === 'moved') return transition.state;
  throw wrongState(attempt, reasonOf(transition));
}

/** The refusal of what this attempt's state does not allow; it names the state. */
export function wrongState({ state }: Pick<Attempt, 'state'>, detail: string): AppError {
  return new AppError('invalid-state', detail, { extensions: { state } });
}

function reasonOf(refused: Exclude<AttemptTransition, { kind: 'moved' }>): string {
  switch (refused.kind) {
    case 'wrong-state':
      return `This needs an attempt that is ${refused.allowedFrom.join(' or ')}.`;
    case 'too-late':
      return `This was possible until ${refused.until.toISOString()}.`;
    case 'taken':
      return 'Somebody is grading this answer, or has graded it.';
    case 'outline-read':
      return 'You have read the outline of this question.';
  }
}
