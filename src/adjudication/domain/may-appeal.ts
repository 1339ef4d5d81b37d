import type { PeerReviewRequest } from '../../peer-review/domain/peer-review-request.js';

/** How it stands with what somebody wants to appeal against. */
export interface AppealedRequest {
  readonly state: PeerReviewRequest['state'];
  /** Until when its settlement in force may be appealed against; null without one. */
  readonly appealableUntil: Date | null;
  /** Whether there was an appeal against this settlement, whatever became of it. */
  readonly isAppealed: boolean;
  /** Whether an appeal against an earlier settlement of the request waits. */
  readonly hasOpenAppeal: boolean;
  /** Whether a coach has graded the answer, so that the settlement decides nothing any more. */
  readonly isGradedByCoach: boolean;
}

export type AppealAnswer =
  | { readonly kind: 'allowed' }
  | { readonly kind: 'unresolved' }
  | { readonly kind: 'nothing-settled' }
  | { readonly kind: 'graded-by-coach' }
  | { readonly kind: 'appealed-before' }
  | { readonly kind: 'too-late'; readonly until: Date };

const unresolved: readonly AppealedRequest['state'][] = ['open', 'tie_break', 'with_coach'];

/**
 * Whether an author may appeal: against what peers settled on, once for each settlement, up to and
 * including the last instant of its time, and not against a coach, whose word stands above it.
 */
export function mayAppeal(request: AppealedRequest, now: Date): AppealAnswer {
  const { state, appealableUntil: until } = request;
  if (unresolved.includes(state)) return { kind: 'unresolved' };
  if (state !== 'settled' || until === null) return { kind: 'nothing-settled' };
  if (request.isAppealed || request.hasOpenAppeal) return { kind: 'appealed-before' };
  if (request.isGradedByCoach) return { kind: 'graded-by-coach' };
  return now > until ? { kind: 'too-late', until } : { kind: 'allowed' };
}
