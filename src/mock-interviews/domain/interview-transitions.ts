import type { InterviewState } from './mock-interview.js';

export const interviewActions = [
  'propose',
  'accept',
  'decline',
  'cancel',
  'join',
  'start-round',
  'end-round',
  'finish',
  'expire',
  'miss',
  'overrun',
  'reveal',
] as const;
export type InterviewAction = (typeof interviewActions)[number];

/** `clock` is what time alone does. Who is not in an interview does not get as far as to act on it. */
export type InterviewActor =
  | {
      readonly kind: 'seat';
      /** The times on offer are theirs. */
      readonly hasOffered: boolean;
      /** They ask the questions of the round that the action is about. */
      readonly isInterviewer: boolean;
    }
  | { readonly kind: 'clock' };

export interface InterviewStanding {
  readonly state: InterviewState;
  /** There are times on offer. */
  readonly hasOffer: boolean;
}

export type InterviewTransition =
  | { readonly kind: 'moved'; readonly state: InterviewState }
  | { readonly kind: 'wrong-state'; readonly allowedFrom: readonly InterviewState[] }
  | { readonly kind: 'not-theirs' }
  | { readonly kind: 'nothing-offered' };

type By = 'either' | 'asked' | 'interviewer' | 'clock';

interface Move {
  readonly by: By;
  /** From where it leads where to. */
  readonly to: Partial<Readonly<Record<InterviewState, InterviewState>>>;
}

const MOVES: Readonly<Record<InterviewAction, Move>> = {
  // Other times, before anything is booked or to move what is: the booking stands until they are taken.
  propose: { by: 'either', to: { proposed: 'proposed', scheduled: 'scheduled' } },
  accept: { by: 'asked', to: { proposed: 'scheduled', scheduled: 'scheduled' } },
  // Of what is booked only the move is declined.
  decline: { by: 'asked', to: { proposed: 'cancelled', scheduled: 'scheduled' } },
  cancel: { by: 'either', to: { proposed: 'cancelled', scheduled: 'cancelled' } },
  // The second to come in makes it live; whoever lost the connection comes in again.
  join: { by: 'either', to: { scheduled: 'scheduled', live: 'live' } },
  'start-round': { by: 'interviewer', to: { live: 'live' } },
  'end-round': { by: 'interviewer', to: { live: 'live' } },
  finish: { by: 'either', to: { live: 'feedback' } },
  expire: { by: 'clock', to: { proposed: 'cancelled' } },
  miss: { by: 'clock', to: { scheduled: 'no_show' } },
  overrun: { by: 'clock', to: { live: 'feedback' } },
  reveal: { by: 'clock', to: { feedback: 'completed' } },
};

const NEEDS_OFFER: ReadonlySet<InterviewAction> = new Set(['accept', 'decline']);

/**
 * Where an action takes an interview, or why it does not. Who came in last (`join`) and whether a round
 * was ever begun (`finish`, `overrun`) move it further: joinedState and finishedState say so. `reveal` is
 * the clock's, also when it is the second feedback that brings it about: neither of the two can force it.
 */
export function transitionInterview(
  { state, hasOffer }: InterviewStanding,
  action: InterviewAction,
  actor: InterviewActor,
): InterviewTransition {
  const { by, to } = MOVES[action];
  const next = to[state];
  if (next === undefined) {
    const allowedFrom = Object.keys(to) as InterviewState[];
    return { kind: 'wrong-state', allowedFrom };
  }
  if (NEEDS_OFFER.has(action) && !hasOffer) return { kind: 'nothing-offered' };
  return mayAct(by, actor) ? { kind: 'moved', state: next } : { kind: 'not-theirs' };
}

function mayAct(by: By, actor: InterviewActor): boolean {
  if (actor.kind === 'clock') return by === 'clock';
  if (by === 'asked') return !actor.hasOffered;
  if (by === 'interviewer') return actor.isInterviewer;
  return by === 'either';
}
