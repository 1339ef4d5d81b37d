import { Injectable } from '@nestjs/common';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerSettlement } from './domain/peer-review-request.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { ReviewDesk, type AnswerOnDesk } from './review-desk.service.js';
import { ReviewViews, type ReviewWithGrade } from './review-views.service.js';
import { SettlementsInForce } from './settlements-in-force.service.js';

/** A review with all that its reviewer is shown. */
export interface OpenedReview extends ReviewWithGrade {
  /** Null when it is not shown any more. */
  readonly answer: AnswerOnDesk | null;
  /** What all reviews of the answer came to; null until then, and before this one was handed in. */
  readonly settlement: PeerSettlement | null;
}

/** Reviews as those who do them read them. */
@Injectable()
export class OwnReviews {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly requests: PeerReviewRequestRepository,
    private readonly settlements: SettlementsInForce,
    private readonly desk: ReviewDesk,
    private readonly views: ReviewViews,
  ) {}

  /** @throws AppError not-found, forbidden */
  async open(reviewerId: string, id: string): Promise<OpenedReview> {
    const review = await this.reviews.getOwn(reviewerId, id);
    return {
      ...(await this.views.withGrade(review)),
      answer: await this.desk.lay(review),
      settlement: await this.findSettlement(review),
    };
  }

  /** To be learned from, so not before one has said what one thinks oneself. */
  private async findSettlement(review: PeerReview): Promise<PeerSettlement | null> {
    if (review.state !== 'submitted') return null;
    const { learnerId, requestId } = review;
    const request = await this.requests.get({ learnerId, id: requestId });
    return request.state === 'settled' ? this.settlements.find(request) : null;
  }
}
