import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import { PassingTime } from './passing-time.service.js';

/** For those who do not come back: the other one is told what became of it. */
@Injectable()
export class SettleInterviewsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly time: PassingTime,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'settle-mock-interviews',
      cron: '* * * * *',
      handler: () => this.time.settleAll(),
    });
  }
}
