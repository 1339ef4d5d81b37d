import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { ClaimRights, type PoolAccess } from './claim-rights.service.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';

/** What there is to review for somebody in a pool. */
export interface PoolSupply extends Pick<PoolAccess, 'pool' | 'cohortName'> {
  /** Answers that they could claim one after the other, counted up to one more than is told. */
  readonly available: number;
}

/** Counted up to here: what is beyond is told as more. */
export const mostTold = 20;

/** What somebody could review right now. */
@Injectable()
export class ReviewSupply {
  constructor(
    private readonly rights: ClaimRights,
    private readonly reviews: PeerReviewRepository,
    private readonly slots: PeerReviewSlotRepository,
    private readonly clock: Clock,
  ) {}

  /** Of the open pool first, then of their cohorts in use. */
  async listPools(reviewerId: string): Promise<PoolSupply[]> {
    const supplies: PoolSupply[] = [];
    for (const access of await this.rights.listAll(reviewerId)) {
      const { pool, cohortName } = access;
      const available = await this.count(reviewerId, access, mostTold + 1);
      supplies.push({ pool, cohortName, available });
    }
    return supplies;
  }

  /** Whether there is anything for them in any pool, or in their hands. */
  async hasAny(reviewerId: string): Promise<boolean> {
    if ((await this.reviews.listHeld(reviewerId, this.clock.now())).length > 0) return true;
    for (const access of await this.rights.listAll(reviewerId)) {
      if ((await this.count(reviewerId, access, 1)) > 0) return true;
    }
    return false;
  }

  private count(reviewerId: string, { pool, exempt }: PoolAccess, limit: number): Promise<number> {
    const search = { reviewerId, now: this.clock.now(), pool, exempt };
    return this.slots.countClaimable(search, limit);
  }
}
