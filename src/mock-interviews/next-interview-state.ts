import { AppError } from '../kernel/app-error.js';
import {
  transitionInterview,
  type InterviewAction,
  type InterviewTransition,
} from './domain/interview-transitions.js';
import type { InterviewRecord, InterviewState, MockInterview } from './domain/mock-interview.js';

/** Who does something; of rounds the one that it is about. */
export interface Acting {
  readonly actorId: string;
  readonly roundNumber?: number;
}

/**
 * Where an action of one of the two takes an interview.
 *
 * @throws AppError invalid-state when it takes it nowhere, forbidden when it is for the other one
 */
export function nextInterviewState(
  { interview, rounds }: Pick<InterviewRecord, 'interview' | 'rounds'>,
  action: InterviewAction,
  { actorId, roundNumber }: Acting,
): InterviewState {
  const round = rounds.find(({ number }) => number === roundNumber);
  const standing = { state: interview.state, hasOffer: interview.offeredStarts.length > 0 };
  const transition = transitionInterview(standing, action, {
    kind: 'seat',
    hasOffered: interview.offeredBy === actorId,
    isInterviewer: round?.interviewerId === actorId,
  });
  if (transition.kind === 'moved') return transition.state;
  if (transition.kind === 'not-theirs') throw new AppError('forbidden', notTheirs(action));
  throw wrongInterviewState(interview, reasonOf(transition));
}

/** The refusal of what an interview's state does not allow; it names the state. */
export function wrongInterviewState(
  { state }: Pick<MockInterview, 'state'>,
  detail: string,
): AppError {
  return new AppError('invalid-state', detail, { extensions: { state } });
}

function notTheirs(action: InterviewAction): string {
  return action === 'accept' || action === 'decline'
    ? 'You offered these times: the other one answers.'
    : 'This is for the interviewer of the round.';
}

function reasonOf(
  refused: Extract<InterviewTransition, { kind: 'wrong-state' | 'nothing-offered' }>,
): string {
  if (refused.kind === 'nothing-offered') return 'No other times are on offer.';
  return `This needs an interview that is ${refused.allowedFrom.join(' or ')}.`;
}
