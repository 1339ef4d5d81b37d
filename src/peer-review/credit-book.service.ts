import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { creditStanding, type CreditStanding } from './domain/credit-standing.js';
import type { CreditReason } from './domain/peer-credit.js';
import type { PeerReview } from './domain/peer-review.js';
import { PeerCreditRepository } from './peer-credit.repository.js';

/** Who reviews may ask to be reviewed. All entries join the caller's transaction, and count once. */
@Injectable()
export class CreditBook {
  constructor(
    private readonly credits: PeerCreditRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async standingOf(learnerId: string): Promise<CreditStanding> {
    return creditStanding(await this.credits.sum(learnerId));
  }

  /**
   * Asking may cost more than there is, and is then owed. Who owes already earns first.
   *
   * @throws AppError in-debt
   */
  async spend(learnerId: string, requestId: string, reviews: number): Promise<void> {
    await this.credits.lock(learnerId);
    const { debt } = await this.standingOf(learnerId);
    if (debt > 0) {
      throw new AppError('in-debt', `Give ${debt} more reviews before you ask for others.`);
    }
    await this.enter(learnerId, 'request', requestId, -reviews);
  }

  /** For a review that was handed in, whether it came in time or not. */
  earn(reviewerId: string, reviewId: string): Promise<void> {
    return this.enter(reviewerId, 'review', reviewId, 1);
  }

  /** What a review has earned, as it stands: nothing before it was handed in, and once it was struck out. */
  earnedBy({ reviewerId, id }: Pick<PeerReview, 'reviewerId' | 'id'>): Promise<number> {
    return this.credits.sumOfReview(reviewerId, id);
  }

  /** For a review that a moderator struck out. */
  takeBack(reviewerId: string, reviewId: string): Promise<void> {
    return this.enter(reviewerId, 'review-voided', reviewId, -1);
  }

  /** For reviews that were paid for and did not come, or were struck out. */
  async refund(learnerId: string, slotIds: readonly string[]): Promise<void> {
    for (const slotId of slotIds) await this.enter(learnerId, 'slot-refund', slotId, 1);
  }

  private async enter(
    learnerId: string,
    reason: CreditReason,
    subjectId: string,
    amount: number,
  ): Promise<void> {
    const [id, createdAt] = [this.ids.next(), this.clock.now()];
    await this.credits.insertIfNew({ learnerId, id, subjectId, reason, amount, createdAt });
  }
}
