import type { RefusedParameter } from './dialect.js';
import type { FeedbackFault } from './feedback-fault.js';

/** Why a call brought nothing that can be used, as far as it matters for what is done next. */
export type CallProblem =
  /** The server does not take this parameter. */
  | { readonly kind: 'parameter'; readonly parameter: RefusedParameter }
  /** The server does not take the way in which JSON was asked for. */
  | { readonly kind: 'structure' }
  /** The model said something else than what it was asked for. */
  | { readonly kind: 'content' }
  | FaultProblem;

export interface FaultProblem {
  readonly kind: 'fault';
  readonly fault: FeedbackFault;
  /** Whether it may be gone in a moment. */
  readonly isPassing: boolean;
  /** How long the server asks to be left alone; null where it does not say. */
  readonly retryAfterMs: number | null;
}

/** A fault that another call does not mend. */
export function lastingFault(fault: FeedbackFault): FaultProblem {
  return { kind: 'fault', fault, isPassing: false, retryAfterMs: null };
}
