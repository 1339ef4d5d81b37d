import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Jobs } from '../jobs/jobs.js';
import { IdempotencyRepository } from './idempotency.repository.js';

const keptHours = 72;

/** Forgets stored replies when nobody retries any more. */
@Injectable()
export class PurgeIdempotencyKeysJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly replies: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-idempotency-keys',
      cron: '17 * * * *',
      handler: () => this.purge(),
    });
  }

  private async purge(): Promise<void> {
    await this.replies.removeOlderThan(
      new Date(this.clock.now().getTime() - keptHours * 3_600_000),
    );
  }
}
