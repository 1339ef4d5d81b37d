import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { planTimes } from './domain/plan-rounds.js';
import { InterviewMoves } from './interview-moves.js';
import { InterviewNotices } from './interview-notices.js';
import { RoundPlanner } from './round-planner.service.js';
import { SeatRepository } from './seat.repository.js';

const msPerHour = 3_600_000;

/** Two people at one time. */
@Injectable()
export class Booking {
  constructor(
    private readonly seats: SeatRepository,
    private readonly planner: RoundPlanner,
    private readonly moves: InterviewMoves,
    private readonly notices: InterviewNotices,
    private readonly clock: Clock,
  ) {}

  /**
   * Only with the interview locked. What was booked for it before is given up for it.
   *
   * @param bookerId who takes the time, for the words of a refusal
   * @throws AppError conflict when one of the two has another interview then
   */
  async book(
    record: InterviewRecord,
    { inviteeId, bookerId, startsAt }: { inviteeId: string; bookerId: string; startsAt: Date },
  ): Promise<InterviewRecord> {
    const { interview } = record;
    await this.seats.queueUp([interview.proposerId, inviteeId]);
    const rounds = await this.planner.plan(record, inviteeId);
    const minutes = rounds.map((round) => round.minutes);
    const { endsAt } = planTimes(startsAt, minutes, interview.breakMinutes);
    await this.take([interview.proposerId, inviteeId], {
      interviewId: interview.id,
      bookerId,
      span: { startsAt, endsAt },
    });
    const booked = await this.moves.change(record, {
      state: 'scheduled',
      inviteeId,
      startsAt,
      endsAt,
      plannedAt: startsAt,
      offeredStarts: [],
      offeredBy: null,
      calendarSequence: interview.calendarSequence + (interview.startsAt === null ? 0 : 1),
      remindedAt: this.isNear(startsAt) ? this.clock.now() : null,
    });
    await this.notices.tellTime(booked, 'mock-interview.booked');
    return booked;
  }

  /** Who books less than an hour ahead needs no reminder of it. */
  private isNear(startsAt: Date): boolean {
    return startsAt.getTime() - this.clock.now().getTime() <= msPerHour;
  }

  private async take(
    learnerIds: readonly string[],
    place: { interviewId: string; bookerId: string; span: { startsAt: Date; endsAt: Date } },
  ): Promise<void> {
    const { interviewId, bookerId, span } = place;
    for (const learnerId of learnerIds) {
      if (await this.seats.book({ learnerId, interviewId }, span)) continue;
      const who = learnerId === bookerId ? 'You have' : 'The other one has';
      throw new AppError(
        'conflict',
        `${who} another mock interview then: bookings do not overlap.`,
      );
    }
  }
}
