import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { InterviewNotices } from './interview-notices.js';
import { MockInterviewRepository } from './mock-interview.repository.js';

const msPerHour = 3_600_000;

/** Both are told about an hour before, once for each time they agreed on. */
@Injectable()
export class RemindOfInterviewsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly interviews: MockInterviewRepository,
    private readonly notices: InterviewNotices,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'remind-of-mock-interviews',
      cron: '*/5 * * * *',
      handler: () => this.remind(),
    });
  }

  private async remind(): Promise<void> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + msPerHour);
    for (const id of await this.interviews.listUnreminded(now, until)) {
      await this.unitOfWork.run(async () => {
        // Whoever cancels or moves it meanwhile has it locked, and what was reminded of is skipped.
        if (!(await this.interviews.markReminded(id, now, until))) return;
        await this.notices.tellTime(await this.interviews.get(id), 'mock-interview.starting');
      });
    }
  }
}
