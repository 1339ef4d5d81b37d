import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { sqlState } from '../platform/database/database-fault.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Seat } from './domain/mock-interview.js';
import { SeatEntity } from './seat.entity.js';

const exclusionViolation = '23P01';

export type SeatKey = Pick<Seat, 'learnerId' | 'interviewId'>;

/** The people in interviews, and when each of them is booked. */
@Injectable()
export class SeatRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert({ learnerId, interviewId }: SeatKey): Promise<void> {
    const blank = { startsAt: null, endsAt: null, joinedAt: null };
    const seat = { learnerId, interviewId, isBooked: false, isNoShow: false, ...blank };
    await this.manager.insert(SeatEntity, seat);
  }

  /**
   * Let bookings of the same people wait for each other, in one order for all, until the transaction
   * ends. The constraint alone would be right, and have those that meet at one moment end in deadlocks.
   */
  async queueUp(learnerIds: readonly string[]): Promise<void> {
    for (const learnerId of learnerIds.toSorted()) {
      await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7004))`, [
        learnerId,
      ]);
    }
  }

  /**
   * Takes the place of what was booked for the same interview.
   *
   * @returns false when somebody has another booking then; the transaction can only be given up
   */
  async book(
    key: SeatKey,
    { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  ): Promise<boolean> {
    try {
      await this.manager.update(
        SeatEntity,
        { ...key },
        { startsAt, endsAt, isBooked: true, joinedAt: null },
      );
      return true;
    } catch (error) {
      if (sqlState(error) === exclusionViolation) return false;
      throw error;
    }
  }

  /** The time is free for other bookings; when it was stays known. */
  async release(interviewId: string): Promise<void> {
    await this.manager.update(SeatEntity, { interviewId }, { isBooked: false });
  }

  async markJoined({ learnerId, interviewId }: SeatKey, joinedAt: Date): Promise<void> {
    await this.manager.update(SeatEntity, { learnerId, interviewId }, { joinedAt });
  }

  async markNoShow(interviewId: string, learnerIds: readonly string[]): Promise<void> {
    const absent = { interviewId, learnerId: In([...learnerIds]) };
    await this.manager.update(SeatEntity, absent, { isNoShow: true });
  }

  async remove({ learnerId, interviewId }: SeatKey): Promise<void> {
    await this.manager.delete(SeatEntity, { learnerId, interviewId });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
