import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { PassingTime } from './passing-time.service.js';
import { RoundEndings } from './round-endings.js';
import { SeatRepository } from './seat.repository.js';

/** What becomes of somebody's interviews when they close their account: the other one keeps them. */
@Injectable()
export class InterviewDeparture {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly seats: SeatRepository,
    private readonly endings: RoundEndings,
    private readonly time: PassingTime,
    private readonly clock: Clock,
  ) {}

  /**
   * Only in a transaction. An interview goes with the second of the two. Proposals that never reached
   * them end like those that did.
   */
  async leaveAll(accountId: string): Promise<void> {
    const own = (await this.interviews.listAll(accountId)).map(({ id }) => id);
    const undelivered = await this.interviews.listUndelivered(accountId);
    // In one order, in which the other one is told: it must not tell which of theirs arrived.
    for (const id of [...own, ...undelivered].toSorted().toReversed()) {
      const record = await this.interviews.lockAny(id);
      if (record === null) continue;
      const { seats } = await this.end(await this.time.settle(record), accountId);
      await this.seats.remove({ learnerId: accountId, interviewId: id });
      const isOfOthers = seats.some(({ learnerId }) => learnerId !== accountId);
      if (!isOfOthers) await this.interviews.remove(id);
    }
  }

  private async end(record: InterviewRecord, accountId: string): Promise<InterviewRecord> {
    const { state } = record.interview;
    const at = this.clock.now();
    const isHeldLater = state === 'proposed' || state === 'scheduled';
    if (!isHeldLater && state !== 'live') return record;
    return this.endings.endAll(record, { at, by: accountId, reason: 'account-closed' });
  }
}
