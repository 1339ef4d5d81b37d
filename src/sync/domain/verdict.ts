import type { ErrorCode, FieldProblem } from '../../kernel/app-error.js';
import type { ReviewEvent } from '../../scheduling/domain/review-event.js';

/** Why an event is not taken. Pointers start at the event itself: `#/rating`. */
export interface Rejection {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors: readonly FieldProblem[];
}

/** What becomes of one event: it is new, it was told before, or it is not taken. */
export type Verdict =
  | { readonly kind: 'applied'; readonly event: ReviewEvent }
  | { readonly kind: 'duplicate'; readonly event: ReviewEvent }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
