import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Notifier } from '../notifications/notifier.service.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { FeedbackTag } from './domain/peer-review.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import {
  ReceivedReviews,
  type ReceivedReview,
  type ReviewRef,
} from './received-reviews.service.js';

/** What an author thinks of a review. */
export interface Feedback {
  readonly score: number;
  readonly tags: readonly FeedbackTag[];
}

/** Lets authors say how helpful reviews were, once they have seen them. */
@Injectable()
export class ReviewFeedback {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly received: ReceivedReviews,
    private readonly reviews: PeerReviewRepository,
    private readonly notifier: Notifier,
    private readonly clock: Clock,
  ) {}

  /** Its reviewer is told the first time only. @throws AppError not-found, in-debt */
  give(authorId: string, ref: ReviewRef, { score, tags }: Feedback): Promise<ReceivedReview> {
    return this.unitOfWork.run(async () => {
      const { id } = (await this.received.get(authorId, ref)).review;
      const review = await this.reviews.lockOf({
        learnerId: authorId,
        requestId: ref.requestId,
        id,
      });
      await this.reviews.update(review, {
        feedbackScore: score,
        feedbackTags: Array.from(new Set(tags)),
        feedbackAt: this.clock.now(),
      });
      if (review.feedbackAt === null) {
        const { reviewerId: learnerId, questionId } = review;
        const data = { reviewId: id, questionId };
        await this.notifier.notify([{ learnerId, kind: 'peer-review.rated', data }]);
      }
      return this.received.get(authorId, ref);
    });
  }
}
