import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { runningRound } from './domain/running-round.js';
import { HintLog, type NextHint } from './hint-log.js';
import { InterviewMoves } from './interview-moves.js';
import { wrongInterviewState } from './next-interview-state.js';
import { OwnInterviews } from './own-interviews.js';
import type { RoundPlace } from './round-questions.service.js';
import { assertRole, roundSeat } from './round-seat.js';

/** Hints are shown by the interviewer, one at a time, mildest first. Each counts against the rating. */
@Injectable()
export class RoundHints {
  constructor(
    private readonly own: OwnInterviews,
    private readonly log: HintLog,
    private readonly moves: InterviewMoves,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, forbidden, invalid-state when none is left or the round is not running */
  reveal(callerId: string, { id, number }: RoundPlace): Promise<NextHint> {
    return this.unitOfWork.run(async () => {
      const record = await this.own.lock(callerId, id);
      const seat = roundSeat(record, number, callerId);
      assertRole(seat, 'interviewer');
      if (runningRound(record.rounds)?.number !== number) {
        throw wrongInterviewState(record.interview, 'Hints are for a round that is running.');
      }
      const hint = await this.log.add(seat.round, this.clock.now());
      if (hint === null) throw wrongInterviewState(record.interview, 'There is no further hint.');
      await this.moves.change(record, {});
      return hint;
    });
  }
}
