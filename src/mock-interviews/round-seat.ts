import { AppError, notFound } from '../kernel/app-error.js';
import type { InterviewRecord, Round, SeatRole } from './domain/mock-interview.js';
import { wrongInterviewState } from './next-interview-state.js';

/** A round from the place of one of the two. */
export interface RoundSeat {
  readonly round: Round;
  readonly role: SeatRole;
  /** The other one in it. */
  readonly otherId: string;
}

/** @throws AppError invalid-state before anything is booked, not-found for the second round of one */
export function roundSeat(
  { interview, rounds }: InterviewRecord,
  number: number,
  callerId: string,
): RoundSeat {
  if (rounds.length === 0) {
    throw wrongInterviewState(interview, 'There are no rounds before the booking.');
  }
  const round = rounds.find((each) => each.number === number);
  if (round === undefined) throw notFound('round');
  const { interviewerId, candidateId } = round;
  return interviewerId === callerId
    ? { round, role: 'interviewer', otherId: candidateId }
    : { round, role: 'candidate', otherId: interviewerId };
}

/** @throws AppError forbidden for the other one */
export function assertRole({ role }: Pick<RoundSeat, 'role'>, needed: SeatRole): void {
  if (role === needed) return;
  throw new AppError('forbidden', `This is for the ${needed} of the round.`);
}
