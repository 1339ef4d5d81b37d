import { Injectable } from '@nestjs/common';
import { GradeReader } from '../attempts/grade.reader.js';
import { GradeSettling } from '../attempts/grade-settling.service.js';
import { CreditBook } from './credit-book.service.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewRequest } from './domain/peer-review-request.js';
import { RequestAuthors } from './request-authors.service.js';
import { SlotRefunds } from './slot-refunds.service.js';

/** Takes back all that a review did, because a moderator found that it is none. */
@Injectable()
export class ReviewStriking {
  constructor(
    private readonly refunds: SlotRefunds,
    private readonly credits: CreditBook,
    private readonly authors: RequestAuthors,
    private readonly grades: GradeReader,
    private readonly settling: GradeSettling,
  ) {}

  /** Only while the request is locked. */
  async strikeOut(request: PeerReviewRequest, review: PeerReview): Promise<void> {
    const { learnerId, attemptId, reviewerId, slotId, id } = review;
    // The place of one that does not count is somebody else's.
    if (review.isCounted) await this.refunds.strikeOut(request, slotId);
    await this.credits.takeBack(reviewerId, id);
    const given = await this.grades.listGiven({
      learnerId,
      attemptId,
      kind: 'peer',
      graderId: reviewerId,
    });
    await this.settling.void(
      await this.authors.get(learnerId),
      { attemptId, adjustsCard: true },
      given.map((grade) => grade.id),
    );
  }
}
