import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CreditBook } from './credit-book.service.js';
import type { PeerReview } from './domain/peer-review.js';
import { PeerReviewSlotRepository } from './peer-review-slot.repository.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { ReviewGrading, type FilledReview } from './review-grading.service.js';
import type { LockedReview } from './review-locks.js';

/** Writes down what was handed in. Only while the request and the review are locked. */
@Injectable()
export class ReviewRecords {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly slots: PeerReviewSlotRepository,
    private readonly credits: CreditBook,
    private readonly grading: ReviewGrading,
    private readonly clock: Clock,
  ) {}

  /**
   * It counts when its place is still its own, whether in time or not.
   *
   * @throws AppError not-found, rule-violated
   */
  async take(
    { review }: LockedReview,
    filled: FilledReview,
    { mayCount }: { mayCount: boolean },
  ): Promise<PeerReview> {
    const grade = await this.grading.give(review, filled);
    const isCounted = mayCount && (await this.slots.fill(review));
    await this.credits.earn(review.reviewerId, review.id);
    return this.reviews.update(review, {
      state: 'submitted',
      number: await this.reviews.nextNumber(review),
      isCounted,
      gradeId: grade.id,
      submittedAt: this.clock.now(),
      draft: null,
    });
  }

  /** The number it has stays, and so does its credit. @throws AppError not-found, rule-violated */
  async correct({ review }: LockedReview, filled: FilledReview): Promise<PeerReview> {
    const grade = await this.grading.give(review, filled);
    return this.reviews.update(review, { gradeId: grade.id });
  }

  /** What was said stays with the review, and was not for nothing. @throws AppError rule-violated */
  async keep({ review }: LockedReview, filled: FilledReview): Promise<PeerReview> {
    const draft = await this.grading.keep(review, filled);
    await this.credits.earn(review.reviewerId, review.id);
    return this.reviews.update(review, { state: 'void', draft });
  }
}
