import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CancelReason, InterviewRecord } from './domain/mock-interview.js';
import { passTime } from './domain/pass-time.js';
import { InterviewMoves } from './interview-moves.js';
import { MockInterviewRepository } from './mock-interview.repository.js';

/** What time does to interviews: nobody has to come back for one to end. */
@Injectable()
export class PassingTime {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly moves: InterviewMoves,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Each in a transaction of its own. @param learnerId null for everybody's */
  async settleDue(learnerId: string | null): Promise<void> {
    for (const id of await this.interviews.listDue(this.clock.now(), learnerId)) {
      await this.unitOfWork.run(async () => {
        const record = await this.interviews.lockAny(id);
        if (record !== null) await this.settle(record);
      });
    }
  }

  /** Only with the interview locked. @returns it as it is at this moment */
  async settle(record: InterviewRecord): Promise<InterviewRecord> {
    const passed = passTime(record.interview, record, this.clock.now());
    switch (passed.kind) {
      case 'nothing':
        return record;
      case 'offer-over':
        return this.settle(await this.moves.dropOffer(record));
      case 'expired':
      case 'never-started':
        return this.cancel(record, passed.kind, passed.at);
      case 'missed':
        return this.moves.miss(record, passed);
      case 'overrun':
        return this.settle(await this.moves.finish(record, passed.at));
      case 'reveal':
        return this.moves.reveal(record, passed.at);
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
