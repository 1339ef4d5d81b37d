import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { FeedbackEndings } from './feedback-endings.service.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';

const atOnce = 200;

/**
 * Gives up requests that nobody will work on any more: they waited for an hour, took too many processes
 * along, or nobody is asked any more. What was reserved for them is settled.
 */
@Injectable()
export class SweepFeedbackJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly requests: FeedbackRequestRepository,
    private readonly endings: FeedbackEndings,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({ name: 'sweep-feedback', cron: '* * * * *', handler: () => this.sweep() });
  }

  private async sweep(): Promise<void> {
    const isEnabled = this.config.llm !== null;
    const list = () => this.requests.listAbandoned(this.clock.now(), isEnabled, atOnce);
    for (let keys = await list(); keys.length > 0; keys = await list()) {
      for (const key of keys) await this.endings.expire(key, isEnabled);
    }
  }
}
