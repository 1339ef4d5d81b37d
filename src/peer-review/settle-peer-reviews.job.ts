import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { DueRequests } from './due-requests.service.js';

const lookedAtOnce = 100;

/** Sees to it that nobody waits for reviews longer than they were told. */
@Injectable()
export class SettlePeerReviewsJob implements OnModuleInit {
  private readonly logger = new Logger(SettlePeerReviewsJob.name);

  constructor(
    private readonly jobs: Jobs,
    private readonly due: DueRequests,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'settle-peer-reviews',
      cron: '*/5 * * * *',
      handler: () => this.settle(),
    });
  }

  /** Each by itself: one that fails keeps none of the others waiting, and is tried again next time. */
  private async settle(): Promise<void> {
    let page = await this.due.list(null, lookedAtOnce);
    while (page.length > 0) {
      for (const request of page) await this.advance(request);
      page = await this.due.list(page.at(-1) ?? null, lookedAtOnce);
    }
  }

  private async advance({ learnerId, id }: PeerReviewRequest): Promise<void> {
    try {
      await this.due.advance({ learnerId, id });
    } catch (error) {
      this.logger.error({ err: error, requestId: id }, 'peer reviews not settled');
    }
  }
}
