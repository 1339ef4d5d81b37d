import { Injectable } from '@nestjs/common';
import { GradeReader } from '../attempts/grade.reader.js';
import type { PeerReview } from './domain/peer-review.js';
import type { PeerReviewRequestEntity } from './peer-review-request.entity.js';
import type { PeerReviewEntity } from './peer-review.entity.js';
import { PeerReviewRepository } from './peer-review.repository.js';
import { RequestProgress } from './request-progress.service.js';
import { SettlementGrades } from './settlement-grades.service.js';
import { SlotRefunds } from './slot-refunds.service.js';

/** Takes back all that a review did, because a moderator found that it is none. */
@Injectable()
export class ReviewStriking {
  constructor(
    private readonly reviews: PeerReviewRepository,
    private readonly refunds: SlotRefunds,
    private readonly progress: RequestProgress,
    private readonly given: GradeReader,
    private readonly grades: SettlementGrades,
  ) {}

  /** Only while the request is locked. */
  async strikeOut(request: PeerReviewRequestEntity, review: PeerReviewEntity): Promise<void> {
    await this.refunds.strikeOut(request, review);
    await this.reviews.update(review, { state: 'void', isCounted: false });
    if (review.isCounted) await this.progress.reviewStruckOut(request);
    await this.grades.strikeOut(request, await this.gradesOf(review));
  }

  /** What was corrected would else count again. */
  private async gradesOf(review: PeerReview): Promise<string[]> {
    const { learnerId, attemptId, reviewerId: graderId } = review;
    const given = await this.given.listGiven({ learnerId, attemptId, kind: 'peer', graderId });
    return given.map(({ id }) => id);
  }
}
