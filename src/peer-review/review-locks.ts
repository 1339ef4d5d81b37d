import { Injectable } from '@nestjs/common';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import type { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';

/** A review with the request it belongs to, both kept as they are for everybody else. */
export interface LockedReview {
  readonly request: PeerReviewRequestEntity;
  readonly review: PeerReviewEntity;
}

/** Locks in the one order there is: the request, then the review. */
@Injectable()
export class ReviewLocks {
  constructor(
    private readonly requests: PeerReviewRequestRepository,
    private readonly reviews: PeerReviewRepository,
  ) {}

  /** For its reviewer only, and only in a transaction. @throws AppError not-found */
  async lock(reviewerId: string, id: string): Promise<LockedReview> {
    const { learnerId, requestId } = await this.reviews.getOwn(reviewerId, id);
    const request = await this.requests.lock({ learnerId, id: requestId });
    return { request, review: await this.reviews.lockOwn(reviewerId, id) };
  }
}
