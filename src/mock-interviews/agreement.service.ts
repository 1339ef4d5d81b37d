import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Booking } from './booking.service.js';
import type { InterviewRecord, MockInterview } from './domain/mock-interview.js';
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
   * Offer times in place of those on offer. What is booked stands until one of them is taken.
   *
   * @throws AppError not-found, invalid-state, rule-violated
   */
  propose(callerId: string, id: string, startsAt: readonly string[]): Promise<InterviewRecord> {
    const starts = offeredTimes(startsAt, this.clock.now());
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      nextInterviewState(record, 'propose', { actorId: callerId });
      return this.moves.offer(record, { starts, by: callerId });
    });
  }

  /**
   * What is booked then already is answered like the first time.
   *
   * @throws AppError not-found, invalid-state, forbidden, rule-violated, conflict
   */
  accept(callerId: string, id: string, startsAt: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      if (isBookedAt(record.interview, startsAt)) return record;
      nextInterviewState(record, 'accept', { actorId: callerId });
      return this.take(record, { callerId, inviteeId: record.interview.inviteeId, startsAt });
    });
  }

  /** The same for who came by the link, and takes the other seat with it; that one exists already. */
  take(
    record: InterviewRecord,
    choice: { callerId: string; inviteeId: string | null; startsAt: string },
  ): Promise<InterviewRecord> {
    const { callerId, inviteeId } = choice;
    const startsAt = offeredStart(record.interview, choice.startsAt, this.clock.now());
    if (inviteeId === null) throw new AppError('invalid-state', 'Nobody has taken the invitation.');
    return this.booking.book(record, { inviteeId, bookerId: callerId, startsAt });
  }

  /** Turn down the invitation, or of what is booked the move. */
  decline(callerId: string, id: string, note: string | null): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const state = nextInterviewState(record, 'decline', { actorId: callerId });
      if (state !== 'cancelled') return this.moves.dropOffer(record);
      const at = this.clock.now();
      return this.moves.cancel(record, { reason: 'declined', note, by: callerId, at });
    });
  }

  cancel(callerId: string, id: string, note: string | null): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      nextInterviewState(record, 'cancel', { actorId: callerId });
      const at = this.clock.now();
      return this.moves.cancel(record, { reason: 'cancelled', note, by: callerId, at });
    });
  }
}

function isBookedAt(interview: MockInterview, startsAt: string): boolean {
  if (interview.state !== 'scheduled' || interview.offeredStarts.length > 0) return false;
  return interview.startsAt?.getTime() === new Date(startsAt).getTime();
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
