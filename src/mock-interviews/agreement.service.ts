import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Booking } from './booking.service.js';
import type { CancelReason, InterviewRecord, MockInterview } from './domain/mock-interview.js';
import { InterviewMoves } from './interview-moves.js';
import { nextInterviewState } from './next-interview-state.js';
import { offeredTimes } from './offered-times.js';
import { OwnInterviews } from './own-interviews.js';

/** How two people agree on when to meet, and what becomes of it when one cannot. */
@Injectable()
export class Agreement {
  constructor(
    private readonly own: OwnInterviews,
    private readonly moves: InterviewMoves,
    private readonly booking: Booking,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Offer times in place of those on offer. What is booked stands until one of them is taken, and is not
   * offered itself: a late retry of an offer that was taken would ask to move it to where it is. Offering
   * the same once more changes nothing.
   *
   * @throws AppError not-found, invalid-state, rule-violated
   */
  propose(callerId: string, id: string, startsAt: readonly string[]): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      return this.proposeIn(await this.own.lock(callerId, id), callerId, startsAt);
    });
  }

  /** The same in an interview that is locked. */
  async proposeIn(
    record: InterviewRecord,
    callerId: string,
    startsAt: readonly string[],
  ): Promise<InterviewRecord> {
    nextInterviewState(record, 'propose', { actorId: callerId });
    assertNotBooked(record.interview, startsAt);
    if (isOnOffer(record.interview, callerId, startsAt)) return record;
    const starts = offeredTimes(startsAt, this.clock.now());
    return this.moves.offer(record, { starts, by: callerId });
  }

  /**
   * What is booked then already is answered like the first time.
   *
   * @throws AppError not-found, invalid-state, forbidden, rule-violated, conflict
   */
  accept(callerId: string, id: string, startsAt: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      return this.acceptIn(await this.own.lock(callerId, id), callerId, startsAt);
    });
  }

  /** The same in an interview that is locked. */
  async acceptIn(
    record: InterviewRecord,
    callerId: string,
    startsAt: string,
  ): Promise<InterviewRecord> {
    const { interview } = record;
    if (isBookedAt(interview, startsAt)) return record;
    nextInterviewState(record, 'accept', { actorId: callerId });
    const start = offeredStart(interview, startsAt, this.clock.now());
    const { inviteeId } = interview;
    if (inviteeId === null) throw new AppError('invalid-state', 'Nobody has taken the invitation.');
    return this.booking.book(record, { inviteeId, bookerId: callerId, startsAt: start });
  }

  /** Turn down the invitation, or of what is booked the move. To have declined it already is enough. */
  decline(callerId: string, id: string, note: string | null): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      if (isEndedBy(record.interview, callerId, 'declined')) return record;
      const state = nextInterviewState(record, 'decline', { actorId: callerId });
      if (state !== 'cancelled') return this.moves.dropOffer(record);
      const at = this.clock.now();
      return this.moves.cancel(record, { reason: 'declined', note, by: callerId, at });
    });
  }

  /** To have cancelled it already is enough. */
  cancel(callerId: string, id: string, note: string | null): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      if (isEndedBy(record.interview, callerId, 'cancelled')) return record;
      nextInterviewState(record, 'cancel', { actorId: callerId });
      const at = this.clock.now();
      return this.moves.cancel(record, { reason: 'cancelled', note, by: callerId, at });
    });
  }
}

function isBookedAt({ state, startsAt }: MockInterview, wanted: string): boolean {
  if (state === 'cancelled' || state === 'no_show') return false;
  return startsAt?.getTime() === new Date(wanted).getTime();
}

function assertNotBooked(interview: MockInterview, startsAt: readonly string[]): void {
  if (!startsAt.some((start) => isBookedAt(interview, start))) return;
  const { state } = interview;
  const errors = [
    {
      pointer: '#/startsAt',
      code: 'booked',
      detail: 'must not hold the time that is booked already',
    },
  ];
  const detail = 'One of these times is booked already: to move the interview, offer others.';
  throw new AppError('invalid-state', detail, { errors, extensions: { state } });
}

function isOnOffer(
  { offeredBy, offeredStarts }: MockInterview,
  callerId: string,
  startsAt: readonly string[],
): boolean {
  const wanted = new Set(startsAt.map((start) => new Date(start).getTime()));
  const isSame = offeredStarts.every((start) => wanted.has(start.getTime()));
  return offeredBy === callerId && isSame && startsAt.length === offeredStarts.length;
}

function isEndedBy(
  { cancelledBy, cancelReason }: MockInterview,
  callerId: string,
  reason: CancelReason,
): boolean {
  return cancelledBy === callerId && cancelReason === reason;
}

function offeredStart({ offeredStarts }: MockInterview, startsAt: string, now: Date): Date {
  const wanted = new Date(startsAt);
  const offered = offeredStarts.find((start) => start.getTime() === wanted.getTime());
  const pointer = '#/startsAt';
  if (offered === undefined) {
    const detail = 'must be one of the times on offer';
    throw ruleViolated([{ pointer, code: 'not-offered', detail }]);
  }
  if (offered > now) return offered;
  throw ruleViolated([{ pointer, code: 'too-late', detail: 'must lie ahead' }]);
}
