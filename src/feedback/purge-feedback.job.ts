import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FeedbackHoldings } from './feedback-holdings.service.js';

/** Forgets feedback, and the record of calls, after `LLM_RETENTION_DAYS`, whether anybody is asked or not. */
@Injectable()
export class PurgeFeedbackJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly holdings: FeedbackHoldings,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'purge-feedback', cron: '37 3 * * *', handler: () => this.purge() });
  }

  private async purge(): Promise<void> {
    const keptMs = this.config.feedbackRetentionDays * 86_400_000;
    const before = new Date(this.clock.now().getTime() - keptMs);
    await this.holdings.forgetBefore(before);
  }
}
