import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { ClaimRights } from './claim-rights.service.js';
import type { PeerReview } from './domain/peer-review.js';
import { reviewTerms } from './domain/review-terms.js';
import { NewLeases } from './new-leases.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';

/** A review that somebody holds. */
export interface ClaimedReview {
  readonly review: PeerReview;
  /** False for one that was claimed before and is still held. */
  readonly isNew: boolean;
}

/** Gives answers to reviewers, one at a time in each pool. */
@Injectable()
export class ReviewClaims {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly rights: ClaimRights,
    private readonly reviews: PeerReviewRepository,
    private readonly slots: PeerReviewSlotRepository,
    private readonly leases: NewLeases,
  ) {}

  /**
   * @param cohortId null for the open pool
   * @returns null when there is nothing to review
   * @throws AppError not-found, invalid-state for an archived cohort, conflict when two are held elsewhere
   */
  claim(reviewerId: string, cohortId: string | null): Promise<ClaimedReview | null> {
    return this.unitOfWork.run(async () => {
      const { pool, exempt } = await this.rights.in(reviewerId, cohortId);
      await this.reviews.lockClaims(reviewerId);
      const lease = this.leases.make();
      const held = await this.reviews.listHeld(reviewerId, lease.claimedAt);
      const here = held.find((review) => isOf(review, cohortId));
      if (here !== undefined) return { review: here, isNew: false };
      if (held.length >= reviewTerms.mostLeases) throw holdsEnough();
      const search = { reviewerId, now: lease.claimedAt, pool, exempt };
      if (!(await this.slots.claim(search, lease))) return null;
      return { review: await this.reviews.getOwn(reviewerId, lease.id), isNew: true };
    });
  }
}

/** One whose cohort is gone belongs to no pool any more. */
function isOf(review: PeerReview, cohortId: string | null): boolean {
  return cohortId === null ? review.isOpenPool : review.cohortId === cohortId;
}

function holdsEnough(): AppError {
  const detail = `You hold ${reviewTerms.mostLeases} reviews already: hand one in or back first.`;
  return new AppError('conflict', detail);
}
