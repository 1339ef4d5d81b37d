import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import type { PeerReview } from './domain/peer-review.js';
import { reviewTerms } from './domain/review-terms.js';

/** Leases that begin now. Their ids tell neither the time nor of each other. */
@Injectable()
export class NewLeases {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  make(): Pick<PeerReview, 'id' | 'claimedAt' | 'expiresAt'> {
    const claimedAt = this.clock.now();
    const expiresAt = new Date(claimedAt.getTime() + reviewTerms.leaseMs);
    return { id: this.ids.nextUntimed(), claimedAt, expiresAt };
  }
}
