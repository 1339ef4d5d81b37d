import { ApiProperty } from '@nestjs/swagger';
import {
  interviewStates,
  seatRoles,
  type InterviewState,
  type SeatRole,
} from './domain/mock-interview.js';
import type { LiveRound, LiveView } from './live-views.service.js';
import {
  AskedQuestionResponse,
  RoundClockResponse,
  ShownHintResponse,
  toAskedQuestion,
  toClock,
  toShownHint,
} from './round.dto.js';

/** One of the two, as long as they have an account. */
export class LiveSeatResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  @ApiProperty({ format: 'uuid' })
  accountId: string;
  /** @example Grace */
  displayName: string;
  /** Whether it is you. */
  isMe: boolean;
  /** When they came in; null as long as they have not. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  joinedAt: string | null;
  /** Whether it was not held because they did not come. */
  isNoShow: boolean;
}

/** Who has handed in what they have to say of a round; what that is, both see at the reveal. */
export class HandedInFeedbackResponse {
  /** You. */
  mine: boolean;
  /** The other one. */
  theirs: boolean;
}

/** A round, live. */
export class LiveRoundResponse {
  /** @example 1 */
  number: number;
  /** What you do in it. @example candidate */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** @example 45 */
  minutes: number;
  /** Time left. */
  clock: RoundClockResponse;
  /** Null until it begins. */
  question: AskedQuestionResponse | null;
  /** Those that were shown to the candidate. */
  hints: ShownHintResponse[];
  /** Who has said what they have to say. */
  feedback: HandedInFeedbackResponse;
  /** Your attempt, which the round becomes at its end; null where you are the interviewer. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  attemptId: string | null;
}

/** A mock interview as it is at this moment, as you may see it. */
export class LiveInterviewResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  @ApiProperty({ format: 'uuid' })
  id: string;
  /** Grows with everything that either of you can see; the id of the event. @example 7 */
  version: number;
  /** @example live */
  @ApiProperty({ enum: interviewStates })
  state: InterviewState;
  /** What the server's clock showed. */
  @ApiProperty({ format: 'date-time' })
  serverTime: string;
  /** Who is in it. */
  seats: LiveSeatResponse[];
  /** Empty until a time was agreed on. */
  rounds: LiveRoundResponse[];
  /** Whether both see what the other one said. */
  isRevealed: boolean;
}

export function toLiveInterviewResponse(view: LiveView): LiveInterviewResponse {
  const { record, viewerId, rounds, now } = view;
  const { id, state, changeNumber } = record.interview;
  return {
    id,
    version: changeNumber,
    state,
    serverTime: now.toISOString(),
    seats: toSeats(view),
    rounds: rounds.map((each) => toLiveRound(each, viewerId, now)),
    isRevealed: state === 'completed',
  };
}

/**
 * By whom it is between, not by who has a seat: who was invited by name is shown alike whether or not the
 * invitation arrived, for that it did not tells of a block.
 */
function toSeats({ record, viewerId, names }: LiveView): LiveSeatResponse[] {
  const { proposerId, inviteeId } = record.interview;
  const people = inviteeId === null ? [proposerId] : [proposerId, inviteeId].toSorted();
  return people.flatMap((accountId): LiveSeatResponse[] => {
    const displayName = names.get(accountId);
    if (displayName === undefined) return [];
    const seat = record.seats.find(({ learnerId }) => learnerId === accountId);
    const joinedAt = seat?.joinedAt?.toISOString() ?? null;
    const isMe = accountId === viewerId;
    return [{ accountId, displayName, isMe, joinedAt, isNoShow: seat?.isNoShow ?? false }];
  });
}

function toLiveRound(
  { round, asked, hints, saidBy }: LiveRound,
  viewerId: string,
  now: Date,
): LiveRoundResponse {
  const { number, minutes, candidateId, interviewerId, attemptId } = round;
  const isInterviewer = interviewerId === viewerId;
  return {
    number,
    role: isInterviewer ? 'interviewer' : 'candidate',
    minutes,
    clock: toClock(round, now),
    question: toAskedQuestion(asked),
    hints: hints.map(toShownHint),
    feedback: {
      mine: saidBy.has(viewerId),
      theirs: saidBy.has(isInterviewer ? candidateId : interviewerId),
    },
    attemptId: isInterviewer ? null : attemptId,
  };
}
