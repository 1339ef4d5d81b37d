import { Injectable } from '@nestjs/common';
import type { CancelReason, InterviewRecord } from './domain/mock-interview.js';
import type { TimePassed } from './domain/pass-time.js';
import { InterviewMoves } from './interview-moves.js';
import { JointReveal } from './joint-reveal.js';
import { RoundEndings } from './round-endings.js';

/** Does to interviews what time has done to them. */
@Injectable()
export class TimeEffects {
  constructor(
    private readonly moves: InterviewMoves,
    private readonly endings: RoundEndings,
    private readonly reveals: JointReveal,
  ) {}

  /** Only with the interview locked. */
  async apply(
    record: InterviewRecord,
    passed: Exclude<TimePassed, { kind: 'nothing' }>,
  ): Promise<InterviewRecord> {
    switch (passed.kind) {
      case 'offer-over':
        return this.moves.dropOffer(record);
      case 'expired':
      case 'never-started':
        return this.cancel(record, passed.kind, passed.at);
      case 'missed':
        return this.moves.miss(record, passed);
      case 'round-over':
        return this.endings.end(record, passed);
      case 'overrun':
        return this.endings.finish(record, passed.at);
      case 'reveal':
        return this.reveals.reveal(record, passed.at);
    }
  }

  private cancel(
    record: InterviewRecord,
    reason: CancelReason,
    at: Date,
  ): Promise<InterviewRecord> {
    return this.moves.cancel(record, { reason, note: null, by: null, at });
  }
}
