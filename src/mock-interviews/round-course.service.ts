import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { runningRound } from './domain/running-round.js';
import { whyNotStart, type StartRefusal } from './domain/why-not-start.js';
import { nextInterviewState, wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import { RoundBeginnings } from './round-beginnings.js';
import { RoundEndings } from './round-endings.js';
import type { RoundPlace } from './round-questions.service.js';
import { assertRole, roundSeat } from './round-seat.js';

const refusals: Readonly<Record<StartRefusal, string>> = {
  begun: 'This round has begun already.',
  'earlier-open': 'The round before it has not ended.',
};

/** From the beginning of the first round to the end of the last, by the server's clock. */
@Injectable()
export class RoundCourse {
  constructor(
    private readonly own: OwnInterviews,
    private readonly beginnings: RoundBeginnings,
    private readonly endings: RoundEndings,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state, rule-violated without a question */
  start(callerId: string, { id, number }: RoundPlace): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const seat = roundSeat(record, number, callerId);
      assertRole(seat, 'interviewer');
      nextInterviewState(record, 'start-round', { actorId: callerId, roundNumber: number });
      const refusal = whyNotStart(record.rounds, number);
      if (refusal !== null) throw wrongInterviewState(record.interview, refusals[refusal]);
      return this.beginnings.begin(record, seat.round, this.clock.now());
    });
  }

  /** By either of the two. @throws AppError not-found, invalid-state */
  end(callerId: string, { id, number }: RoundPlace): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const { round } = roundSeat(record, number, callerId);
      if (runningRound(record.rounds)?.number !== number) {
        const why = round.endedAt === null ? 'has not begun' : 'has ended already';
        throw wrongInterviewState(record.interview, `This round ${why}.`);
      }
      return this.endings.end(record, { number, at: this.clock.now() });
    });
  }

  /**
   * Nothing more is asked: what is running ends, and what has not begun never will. An interview of which
   * nothing was held does not take place. By either of the two.
   *
   * @throws AppError not-found, invalid-state
   */
  finish(callerId: string, id: string): Promise<InterviewRecord> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      nextInterviewState(record, 'finish', { actorId: callerId });
      const at = this.clock.now();
      return this.endings.endAll(record, { at, by: callerId, reason: 'never-started' });
    });
  }
}
