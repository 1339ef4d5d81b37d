import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { mergeDraft, type DraftChange } from './domain/merge-draft.js';
import type { PeerReview } from './domain/peer-review.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { assertInWork } from './review-refusals.js';

/** Keeps what reviewers have filled in so far. */
@Injectable()
export class ReviewDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reviews: PeerReviewRepository,
  ) {}

  /**
   * Also when the time is over, and when somebody else has the place: what is written can still be handed
   * in. An empty change changes nothing.
   *
   * @throws AppError not-found, precondition-failed, invalid-state
   */
  save(
    reviewerId: string,
    id: string,
    { change, tag }: { change: DraftChange; tag: string },
  ): Promise<PeerReview> {
    return this.unitOfWork.run(async () => {
      const review = await this.reviews.lockOwn(reviewerId, id);
      assertUnchanged(review, tag);
      assertInWork(review);
      const draft = mergeDraft(review.draft, change);
      return draft === null ? review : this.reviews.update(review, { draft });
    });
  }
}
