import { ApiProperty } from '@nestjs/swagger';
import { candidateLevels } from '../attempts/attempt-words.js';
import type { CandidateLevel } from '../question-bank/domain/rubric.js';
import { localTime } from './domain/local-time.js';
import {
  cancelReasons,
  interviewStates,
  seatRoles,
  type CancelReason,
  type InterviewState,
  type MockInterview,
  type SeatRole,
} from './domain/mock-interview.js';
import { joinableFrom } from './domain/pass-time.js';
import type { ShownInterview, Viewer } from './interview-views.service.js';
import { InterviewRoundResponse, toRounds } from './shown-round.dto.js';

/** An instant by the clock on your wall. */
export class LocalTimeResponse {
  /** The calendar day there. @example 2026-11-24 */
  @ApiProperty({ format: 'date' })
  day: string;
  /** @example 10:30 */
  time: string;
  /** The time zone of your profile. @example Europe/Berlin */
  zone: string;
  /** What it is ahead of UTC then. @example +01:00 */
  offset: string;
  /** For reading. @example Tue, 24 November 2026, 10:30 GMT+1 (Europe/Berlin) */
  text: string;
}

/** A beginning on offer. */
export class OfferedStartResponse {
  /** @example 2026-11-24T09:30:00.000Z */
  startsAt: string;
  /** By your clock. */
  local: LocalTimeResponse;
}

/** Times to choose from. */
export class InterviewOfferResponse {
  /** Whether you offered them; then it is for the other one to answer. */
  isMine: boolean;
  /** The earliest first. */
  times: OfferedStartResponse[];
}

/** When it is booked for. */
export class InterviewBookingResponse extends OfferedStartResponse {
  /** @example 2026-11-24T11:05:00.000Z */
  endsAt: string;
  /** From when on it can be joined. @example 2026-11-24T09:20:00.000Z */
  joinableFrom: string;
}

/** One of the two. */
export class InterviewPersonResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  accountId: string;
  /** Null once that account is gone. */
  displayName: string | null;
  /** When they came in. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  joinedAt: string | null;
  /** Whether it was not held because they did not come. */
  isNoShow: boolean;
}

/** Why it does not take place. */
export class InterviewCancellationResponse {
  /** `expired`: no time was agreed on; `never-started`: both came, and no round began. */
  @ApiProperty({ enum: cancelReasons })
  reason: CancelReason;
  /** In the words of who cancelled it. */
  note: string | null;
  /** Whether it was you; null when it was neither of you. */
  @ApiProperty({ type: Boolean, nullable: true })
  isMine: boolean | null;
}

/** A mock interview as one of the two sees it. */
export class MockInterviewResponse {
  /** @example 01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e14 */
  id: string;
  /** Grows with everything that either of you can see. @example 3 */
  version: number;
  /** @example scheduled */
  @ApiProperty({ enum: interviewStates })
  state: InterviewState;
  /** Who proposed it. */
  proposer: InterviewPersonResponse;
  /** Null until somebody comes by the link. */
  invitee: InterviewPersonResponse | null;
  /** What you do in the first round. @example interviewer */
  @ApiProperty({ enum: seatRoles })
  role: SeatRole;
  /** 1, or 2 with the roles swapped in the second. @example 2 */
  roundCount: number;
  /** Null for as long as the questions take. @example 45 */
  @ApiProperty({ type: 'integer', nullable: true })
  minutesPerRound: number | null;
  /** Between two rounds. @example 5 */
  breakMinutes: number;
  /** The level that answers are judged at. @example senior */
  @ApiProperty({ enum: candidateLevels })
  candidateLevel: CandidateLevel;
  /** Banks that questions are chosen from; empty for all that both can read. */
  @ApiProperty({ type: [String], items: { type: 'string', format: 'uuid' } })
  bankIds: string[];
  /** How many questions were named besides. */
  questionCount: number;
  /** @example Shall we practise sharding? */
  message: string;
  /** Null when no times wait for an answer. */
  offer: InterviewOfferResponse | null;
  /** Null until a time was agreed on. */
  booking: InterviewBookingResponse | null;
  /** Empty until a time was agreed on. */
  rounds: InterviewRoundResponse[];
  /** Null unless it was cancelled. */
  cancellation: InterviewCancellationResponse | null;
  /** @example 2026-11-22T09:30:00.000Z */
  createdAt: string;
  /** When nothing more was to come. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: string | null;
}

/** A new mock interview. */
export class ProposedInterviewResponse extends MockInterviewResponse {
  /** For the link, when nobody was invited by name. It is not shown again. @example rhm_01936b2e7b3a7c1f9a553a1f0c9d2e14_… */
  token: string | null;
}

/** A page of mock interviews. */
export class MockInterviewPageResponse {
  data: MockInterviewResponse[];
  /** Null on the last page. */
  nextCursor: string | null;
}

export function toMockInterviewResponse(shown: ShownInterview) {
  const { record, viewer } = shown;
  const { interview } = record;
  const { id, state, proposerRole, roundCount, minutesPerRound, breakMinutes } = interview;
  return {
    id,
    version: interview.changeNumber,
    state,
    proposer: toPerson(shown, interview.proposerId),
    invitee: interview.inviteeId === null ? null : toPerson(shown, interview.inviteeId),
    role: interview.proposerId === viewer.id ? proposerRole : swapped(proposerRole),
    roundCount,
    minutesPerRound,
    breakMinutes,
    candidateLevel: interview.candidateLevel,
    bankIds: interview.bankIds,
    questionCount: interview.questionIds.length,
    message: interview.message,
    offer: toOffer(interview, viewer),
    booking: toBooking(interview, viewer),
    rounds: toRounds(shown),
    cancellation: toCancellation(interview, viewer),
    createdAt: interview.createdAt.toISOString(),
    closedAt: interview.closedAt?.toISOString() ?? null,
  } satisfies MockInterviewResponse;
}

export function toProposedInterviewResponse(
  shown: ShownInterview,
  token: string | null,
): ProposedInterviewResponse {
  return { ...toMockInterviewResponse(shown), token };
}

function toOffer(
  { offeredStarts, offeredBy }: MockInterview,
  { id, zone }: Viewer,
): InterviewOfferResponse | null {
  if (offeredStarts.length === 0) return null;
  return { isMine: offeredBy === id, times: offeredStarts.map((at) => toStart(at, zone)) };
}

function toStart(at: Date, zone: string) {
  return { startsAt: at.toISOString(), local: localTime(at, zone) };
}

function swapped(role: SeatRole): SeatRole {
  return role === 'candidate' ? 'interviewer' : 'candidate';
}

function toPerson({ record, names }: ShownInterview, accountId: string): InterviewPersonResponse {
  const seat = record.seats.find(({ learnerId }) => learnerId === accountId);
  return {
    accountId,
    displayName: names.get(accountId) ?? null,
    joinedAt: seat?.joinedAt?.toISOString() ?? null,
    isNoShow: seat?.isNoShow ?? false,
  };
}

function toBooking(
  { startsAt, endsAt }: MockInterview,
  { zone }: Viewer,
): InterviewBookingResponse | null {
  if (startsAt === null || endsAt === null) return null;
  return {
    ...toStart(startsAt, zone),
    endsAt: endsAt.toISOString(),
    joinableFrom: joinableFrom(startsAt).toISOString(),
  };
}

function toCancellation(
  { cancelReason, cancelNote, cancelledBy }: MockInterview,
  { id }: Viewer,
): InterviewCancellationResponse | null {
  if (cancelReason === null) return null;
  const isMine = cancelledBy === null ? null : cancelledBy === id;
  return { reason: cancelReason, note: cancelNote, isMine };
}
