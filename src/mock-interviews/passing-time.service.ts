import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { InterviewRecord } from './domain/mock-interview.js';
import { passTime } from './domain/pass-time.js';
import { MockInterviewRepository } from './mock-interview.repository.js';
import { TimeEffects } from './time-effects.js';

/** What time does to interviews: nobody has to come back for one to end. */
@Injectable()
export class PassingTime {
  constructor(
    private readonly interviews: MockInterviewRepository,
    private readonly effects: TimeEffects,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Each in a transaction of its own. @param learnerId null for everybody's */
  async settleDue(learnerId: string | null): Promise<void> {
    for (const id of await this.interviews.listDue(this.clock.now(), learnerId)) {
      await this.settleOne(id);
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
}
