import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { ReviewImportRepository } from './review-import.repository.js';

const keptMs = 2 * 86_400_000;

/** Removes files whose import failed or was called off. */
@Injectable()
export class PurgeReviewImportsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly imports: ReviewImportRepository,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-review-imports',
      cron: '53 2 * * *',
      handler: async () => {
        const before = new Date(this.clock.now().getTime() - keptMs);
        await this.imports.removeReceivedBefore(before);
      },
    });
  }
}
