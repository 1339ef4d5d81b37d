import type { Confidence, PeerReviewRequest, SettlementCause } from './peer-review-request.js';

/** How a request stands. */
export interface RequestSituation extends Pick<PeerReviewRequest, 'state' | 'settlesAt'> {
  /** Places that nobody has filled, free or claimed. */
  readonly unfilled: number;
  /** What the reviews that count come to; null when there is none. */
  readonly confidence: Confidence | null;
  /** There is somebody with authority who could decide it. */
  readonly canEscalate: boolean;
}

/** Why peers do not bring a request to its end: they stay too far apart, or nobody came. */
export type EscalationCause = 'contested' | 'unreviewed';

export type NextStep =
  | { readonly kind: 'wait' }
  /** `isLow` when it cannot be relied on, whatever the reviews come to. */
  | { readonly kind: 'settle'; readonly cause: SettlementCause; readonly isLow: boolean }
  | { readonly kind: 'break-tie' }
  | {
      readonly kind: 'escalate';
      readonly why: EscalationCause;
      readonly cause: SettlementCause;
    }
  /** Nobody came, and nobody can be asked. */
  | { readonly kind: 'close' };

/**
 * What becomes of a request at this moment. Nobody is left waiting: when all places are filled, or its
 * time is up, it settles with what there is, asks one more or somebody with authority, or ends with its
 * price given back.
 */
export function nextStep(situation: RequestSituation, now: Date): NextStep {
  const isDue = now >= situation.settlesAt;
  switch (situation.state) {
    case 'open':
      if (situation.unfilled === 0) return whenFilled(situation);
      return isDue ? whenDue(situation) : { kind: 'wait' };
    case 'tie_break':
      if (situation.unfilled === 0) return decide(situation, 'tie-break');
      return isDue ? whenDue(situation) : { kind: 'wait' };
    case 'with_coach':
      return isDue ? withoutCoach(situation) : { kind: 'wait' };
    default:
      return { kind: 'wait' };
  }
}

function whenFilled(situation: RequestSituation): NextStep {
  if (situation.confidence === 'contested') return { kind: 'break-tie' };
  return decide(situation, 'complete');
}

/** Too few came, so what they say is never more than an indication. */
function whenDue(situation: RequestSituation): NextStep {
  const step = decide(situation, 'deadline');
  return step.kind === 'settle' ? { ...step, isLow: true } : step;
}

function decide({ confidence, canEscalate }: RequestSituation, cause: SettlementCause): NextStep {
  if (confidence === null) {
    return canEscalate ? { kind: 'escalate', why: 'unreviewed', cause } : { kind: 'close' };
  }
  if (confidence !== 'contested') return { kind: 'settle', cause, isLow: false };
  if (canEscalate) return { kind: 'escalate', why: 'contested', cause };
  return { kind: 'settle', cause, isLow: true };
}

function withoutCoach({ confidence }: RequestSituation): NextStep {
  if (confidence === null) return { kind: 'close' };
  return { kind: 'settle', cause: 'coach-absent', isLow: true };
}
