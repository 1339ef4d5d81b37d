import type { InterviewRecord, RoundFeedback, SeatRole } from './mock-interview.js';

/** Something that one of the two has not said yet. */
export interface AwaitedFeedback {
  readonly roundNumber: number;
  readonly authorId: string;
  readonly authorRole: SeatRole;
}

type Given = Pick<RoundFeedback, 'roundNumber' | 'authorId' | 'submittedAt'>;

/**
 * Whose feedback on which rounds is still to come before all is shown: of both, on each round that was
 * held. Of who has left nothing is awaited, nor about them.
 */
export function awaitedFeedback(
  { seats, rounds }: Pick<InterviewRecord, 'seats' | 'rounds'>,
  given: readonly Given[],
): AwaitedFeedback[] {
  const present = new Set(seats.map(({ learnerId }) => learnerId));
  return rounds
    .filter(({ endedAt }) => endedAt !== null)
    .filter(({ candidateId, interviewerId }) => {
      return present.has(candidateId) && present.has(interviewerId);
    })
    .flatMap(({ number, candidateId, interviewerId }): AwaitedFeedback[] => [
      { roundNumber: number, authorId: interviewerId, authorRole: 'interviewer' },
      { roundNumber: number, authorId: candidateId, authorRole: 'candidate' },
    ])
    .filter((awaited) => !given.some((each) => isThat(each, awaited)));
}

function isThat({ roundNumber, authorId, submittedAt }: Given, awaited: AwaitedFeedback): boolean {
  if (submittedAt === null) return false;
  return roundNumber === awaited.roundNumber && authorId === awaited.authorId;
}
