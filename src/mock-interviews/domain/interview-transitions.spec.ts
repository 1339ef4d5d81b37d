import { describe, expect, it } from '@jest/globals';
import {
  interviewActions,
  transitionInterview,
  type InterviewAction,
  type InterviewActor,
} from './interview-transitions.js';
import { interviewStates, type InterviewState } from './mock-interview.js';

const seat = (hasOffered: boolean, isInterviewer: boolean): InterviewActor => {
  return { kind: 'seat', hasOffered, isInterviewer };
};
const actors = {
  'asking candidate': seat(true, false),
  'asking interviewer': seat(true, true),
  'asked candidate': seat(false, false),
  'asked interviewer': seat(false, true),
  clock: { kind: 'clock' },
} as const satisfies Record<string, InterviewActor>;
type ActorName = keyof typeof actors;

const seats: ActorName[] = [
  'asking candidate',
  'asking interviewer',
  'asked candidate',
  'asked interviewer',
];
const asked: ActorName[] = ['asked candidate', 'asked interviewer'];
const interviewers: ActorName[] = ['asking interviewer', 'asked interviewer'];

/** Everything that moves; all else is refused. */
const moves: Record<InterviewAction, [InterviewState, InterviewState, ActorName[]][]> = {
  propose: [
    ['proposed', 'proposed', seats],
    ['scheduled', 'scheduled', seats],
  ],
  accept: [
    ['proposed', 'scheduled', asked],
    ['scheduled', 'scheduled', asked],
  ],
  decline: [
    ['proposed', 'cancelled', asked],
    ['scheduled', 'scheduled', asked],
  ],
  cancel: [
    ['proposed', 'cancelled', seats],
    ['scheduled', 'cancelled', seats],
  ],
  join: [
    ['scheduled', 'scheduled', seats],
    ['live', 'live', seats],
  ],
  'start-round': [['live', 'live', interviewers]],
  'end-round': [['live', 'live', interviewers]],
  finish: [['live', 'feedback', seats]],
  expire: [['proposed', 'cancelled', ['clock']]],
  miss: [['scheduled', 'no_show', ['clock']]],
  overrun: [['live', 'feedback', ['clock']]],
  reveal: [['feedback', 'completed', ['clock']]],
};

const everything = interviewActions.flatMap((action) =>
  interviewStates.flatMap((state) =>
    (Object.keys(actors) as ActorName[]).map((actor) => ({ action, state, actor })),
  ),
);

describe('transitionInterview', () => {
  it.each(everything)('$action of what is $state by the $actor', ({ action, state, actor }) => {
    const outcome = transitionInterview({ state, hasOffer: true }, action, actors[actor]);
    const move = moves[action].find(([from]) => from === state);
    const allowedFrom = moves[action].map(([from]) => from);
    const [, next, mayDo] = move ?? [state, state, []];
    const refusal =
      move === undefined ? { kind: 'wrong-state', allowedFrom } : { kind: 'not-theirs' };
    expect(outcome).toEqual(mayDo.includes(actor) ? { kind: 'moved', state: next } : refusal);
  });

  it.each(['accept', 'decline'] as const)('has nothing to %s without times', (action) => {
    const standing = { state: 'scheduled', hasOffer: false } as const;
    expect(transitionInterview(standing, action, actors['asked candidate'])).toEqual({
      kind: 'nothing-offered',
    });
  });

  it('leads out of every state but the last ones, by the clock alone', () => {
    const stuck = interviewStates.filter(
      (state) =>
        !interviewActions.some(
          (action) =>
            transitionInterview({ state, hasOffer: true }, action, actors.clock).kind === 'moved',
        ),
    );
    expect(stuck).toEqual(['completed', 'cancelled', 'no_show']);
  });
});
