import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Notifier } from '../notifications/notifier.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { reviewTerms } from './domain/review-terms.js';
import { PeerReviewRepository } from './peer-review.repository.js';

/** Tells reviewers that what they claimed is soon given to somebody else. */
@Injectable()
export class LeaseRemindersJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: PeerReviewRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'remind-of-peer-reviews',
      cron: '*/10 * * * *',
      handler: () => this.remind(this.clock.now()),
    });
  }

  private async remind(now: Date): Promise<void> {
    const until = new Date(now.getTime() + reviewTerms.reminderMs);
    await this.unitOfWork.run(async () => {
      const ending = await this.reviews.takeEnding({ after: now, until });
      await this.notifier.notify(
        ending.map(({ id, reviewerId, expiresAt }) => ({
          learnerId: reviewerId,
          kind: 'peer-review.lease-ending',
          data: { reviewId: id, expiresAt: expiresAt.toISOString() },
        })),
      );
    });
  }
}
