import { Injectable } from '@nestjs/common';
import type { CancelReason, InterviewRecord } from './domain/mock-interview.js';
import { runningRound } from './domain/running-round.js';
import { InterviewMoves } from './interview-moves.js';
import { JointReveal } from './joint-reveal.js';
import { RoundAnswers } from './round-answers.js';
import { RoundRepository } from './round.repository.js';

/** What the end of a round leaves behind, whoever brought it about. Only with the interview locked. */
@Injectable()
export class RoundEndings {
  constructor(
    private readonly rounds: RoundRepository,
    private readonly answers: RoundAnswers,
    private readonly moves: InterviewMoves,
    private readonly reveals: JointReveal,
  ) {}

  /**
   * The round is over, and what was said is the candidate's answer, frozen like any that is handed in.
   * After the last round the interview is over too.
   */
  async end(
    record: InterviewRecord,
    { number, at }: { number: number; at: Date },
  ): Promise<InterviewRecord> {
    const round = record.rounds.find((each) => each.number === number);
    if (round === undefined) throw new RangeError(`no round ${number}`);
    const attemptId = await this.answers.record(record, round, at);
    await this.rounds.update(round, { endedAt: at, attemptId });
    const isLast = record.rounds.every((each) => each === round || each.endedAt !== null);
    return isLast ? this.finish(record, at) : this.moves.change(record, {});
  }

  /** All that is left of the interview is called off; of one of which nothing was held, for this reason. */
  async endAll(
    record: InterviewRecord,
    { at, by, reason }: { at: Date; by: string; reason: CancelReason },
  ): Promise<InterviewRecord> {
    const running = runningRound(record.rounds);
    if (running !== null) {
      const ended = await this.end(record, { number: running.number, at });
      return ended.interview.state === 'live' ? this.finish(ended, at) : ended;
    }
    if (record.rounds.some(({ startedAt }) => startedAt !== null)) return this.finish(record, at);
    return this.moves.cancel(record, { reason, note: null, by, at });
  }

  /** No round follows. Where all has been said already, it is shown. */
  async finish(record: InterviewRecord, at: Date): Promise<InterviewRecord> {
    return this.reveals.revealWhole(await this.moves.finish(record, at), at);
  }
}
