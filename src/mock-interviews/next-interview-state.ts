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
  throw wrongInterviewState(interview, reasonOf(transition, interview.state));
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
  state: InterviewState,
): string {
  if (refused.kind === 'nothing-offered') {
    return 'No times are on offer: those that were have been taken or declined, or are over.';
  }
  return `This needs an interview that is ${refused.allowedFrom.join(' or ')}: ${standings[state]}.`;
}

/** Who sends something twice is told by these that it was done. */
const standings: Readonly<Record<InterviewState, string>> = {
  proposed: 'of this one no time is agreed on yet',
  scheduled: 'into this one not both have come in yet',
  live: 'this one is live already',
  feedback: 'the rounds of this one are over already',
  completed: 'this one is over already, and both have seen what was said',
  cancelled: 'this one was cancelled already',
  no_show: 'this one was missed already',
};
