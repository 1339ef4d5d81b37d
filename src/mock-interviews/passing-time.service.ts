import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { passTime } from './domain/pass-time.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { TimeEffects } from './time-effects.js';

/** What time does to interviews: nobody has to come back for one to end. */
@Injectable()
export class PassingTime {
  private readonly logger = new Logger(PassingTime.name);

  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly effects: TimeEffects,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** All of one person. What cannot be settled is shown as it is, and keeps nothing else from them. */
  async settleDue(learnerId: string): Promise<void> {
    await this.settleEach(await this.interviews.listDue(this.clock.now(), learnerId));
  }

  /** Everybody's. @throws AggregateError when all were tried and some could not be settled */
  async settleAll(): Promise<void> {
    const faults = await this.settleEach(await this.interviews.listDue(this.clock.now(), null));
    if (faults.length > 0) {
      throw new AggregateError(faults, 'Some mock interviews could not be settled.');
    }
  }

  /** One of whoever's, in a transaction of its own. */
  settleOne(id: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      const record = await this.interviews.lockAny(id);
      if (record !== null) await this.settle(record);
    });
  }

  /** Only with the interview locked. @returns it as it is at this moment */
  async settle(record: InterviewRecord): Promise<InterviewRecord> {
    const passed = passTime(record.interview, record, this.clock.now());
    if (passed.kind === 'nothing') return record;
    // What is done to it may be followed by more, when nobody has looked for long.
    return this.settle(await this.effects.apply(record, passed));
  }

  /** Each in a transaction of its own. @returns what went wrong */
  private async settleEach(ids: readonly string[]): Promise<unknown[]> {
    const faults: unknown[] = [];
    for (const id of ids) {
      try {
        await this.settleOne(id);
      } catch (error) {
        this.logger.error({ err: error, interviewId: id }, 'mock interview not settled');
        faults.push(error);
      }
    }
    return faults;
  }
}
