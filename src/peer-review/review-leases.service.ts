import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { extendLease } from './domain/extend-lease.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { ReviewLocks } from './review-locks.js';
import { assertInWork, notExtended, placeIsGone } from './review-refusals.js';

/** More time for reviewers, and a way out. */
@Injectable()
export class ReviewLeases {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly locks: ReviewLocks,
    private readonly reviews: PeerReviewRepository,
    private readonly slots: PeerReviewSlotRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, invalid-state */
  extend(reviewerId: string, id: string): Promise<PeerReview> {
    return this.unitOfWork.run(async () => {
      const { review } = await this.locks.lock(reviewerId, id);
      const now = this.clock.now();
      const extension = extendLease(review, now);
      if (extension.kind === 'refused') throw notExtended(review, extension.reason);
      const { until } = extension;
      if (!(await this.slots.extend(review, until))) throw placeIsGone(review);
      return this.reviews.update(review, { expiresAt: until, extendedAt: now });
    });
  }

  /** The answer is never offered to them again. @throws AppError not-found, invalid-state */
  release(reviewerId: string, id: string): Promise<PeerReview> {
    return this.unitOfWork.run(async () => {
      const { review } = await this.locks.lock(reviewerId, id);
      assertInWork(review);
      return this.giveBack(review);
    });
  }

  /** Everything that somebody works on, because they leave. Only in a transaction. */
  async releaseAll(reviewerId: string): Promise<void> {
    for (const { id } of await this.reviews.listInWork(reviewerId)) {
      const { review } = await this.locks.lock(reviewerId, id);
      if (review.state === 'leased') await this.giveBack(review);
    }
  }

  private async giveBack(review: PeerReviewEntity): Promise<PeerReview> {
    await this.slots.release(review);
    return this.reviews.update(review, { state: 'released', draft: null });
  }
}
