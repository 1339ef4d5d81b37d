import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { OwnAttempts } from './own-attempts.js';

/** Nobody has to come back for an attempt to end; whoever does come back finds it ended anyway. */
@Injectable()
export class EndOverdueAttemptsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly attempts: OwnAttempts,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'end-overdue-attempts',
      cron: '*/10 * * * *',
      handler: async () => {
        await this.attempts.endOverdue(this.clock.now());
      },
    });
  }
}
