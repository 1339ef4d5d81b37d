import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { unresolvedStates, type PeerReviewRequest } from './domain/peer-review-request.js';
import { PeerReviewRequestRepository } from './peer-review-request.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { ReviewStriking } from './review-striking.service.js';
import { RequestResolving } from './request-resolving.service.js';

/** What those with authority do to requests and reviews. Whether they may is for who lets them. */
@Injectable()
export class PeerModeration {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: PeerReviewRequestRepository,
    private readonly reviews: PeerReviewRepository,
    private readonly striking: ReviewStriking,
    private readonly resolving: RequestResolving,
  ) {}

  /**
   * The request as it is, and stays for everybody else until the transaction ends: what is decided about
   * it begins here.
   *
   * @throws AppError not-found, for another author's request too
   */
  hold(ref: { learnerId: string; requestId: string }): Promise<PeerReviewRequest> {
    return this.requests.lock({ learnerId: ref.learnerId, id: ref.requestId });
  }

  /** Nobody with authority will decide: what is due when their time is up is due now. */
  async goOnWithoutCoach(ref: { learnerId: string; requestId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const request = await this.requests.lock({ learnerId: ref.learnerId, id: ref.requestId });
      if (request.state !== 'with_coach') return;
      await this.resolving.hurry(request);
    });
  }

  /** The review is none: it does not count, and neither do the credits it earned and cost. */
  async voidReview(ref: { learnerId: string; reviewId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const { learnerId, reviewId } = ref;
      const { requestId } = await this.reviews.get({ learnerId, id: reviewId });
      const request = await this.requests.lock({ learnerId, id: requestId });
      const review = await this.reviews.get({ learnerId, id: reviewId });
      if (review.state === 'void') return;
      if (review.state !== 'submitted') {
        throw new AppError('invalid-state', 'Only a review that was handed in can be struck out.');
      }
      await this.striking.strikeOut(request, review);
    });
  }

  /** A coach has decided: the request is at its end. One that was at its end before stays as it is. */
  async resolveByCoach(ref: { learnerId: string; requestId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const request = await this.requests.lock({ learnerId: ref.learnerId, id: ref.requestId });
      if (!unresolvedStates.includes(request.state)) return;
      await this.resolving.end(request, 'settled');
    });
  }

  /** The answer is none: it leaves everything, and nobody reviews it any more. */
  async voidAnswer(ref: { learnerId: string; requestId: string }): Promise<void> {
    await this.unitOfWork.run(async () => {
      const request = await this.requests.lock({ learnerId: ref.learnerId, id: ref.requestId });
      if (request.state === 'voided') return;
      await this.resolving.voidAnswer(request);
    });
  }
}
