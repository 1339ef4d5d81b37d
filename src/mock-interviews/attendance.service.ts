import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewRecord, MockInterview } from './domain/mock-interview.js';
import { joinableFrom } from './domain/pass-time.js';
import { InterviewMoves } from './interview-moves.js';
import { nextInterviewState, wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { SeatRepository } from './seat.repository.js';

/** Coming in. When both have, the interview is live. */
@Injectable()
export class Attendance {
  constructor(
    private readonly own: OwnInterviews,
    private readonly seats: SeatRepository,
    private readonly moves: InterviewMoves,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Once more changes nothing. @throws AppError not-found, invalid-state */
  join(callerId: string, id: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      nextInterviewState(record, 'join', { actorId: callerId });
      const now = this.clock.now();
      assertOpen(record.interview, now);
      const isThere = record.seats.some(
        ({ learnerId, joinedAt }) => learnerId === callerId && joinedAt !== null,
      );
      if (isThere) return record;
      await this.seats.markJoined({ learnerId: callerId, interviewId: id }, now);
      const isOtherThere = record.seats.some(({ joinedAt }) => joinedAt !== null);
      return isOtherThere ? this.moves.goLive(record, now) : this.moves.change(record, {});
    });
  }
}

function assertOpen(interview: MockInterview, now: Date): void {
  const from = interview.startsAt === null ? null : joinableFrom(interview.startsAt);
  if (from === null || now >= from) return;
  throw wrongInterviewState(interview, `It can be joined from ${from.toISOString()}.`);
}
