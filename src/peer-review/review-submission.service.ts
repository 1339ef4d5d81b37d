import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decideSubmission } from './domain/decide-submission.js';
import type { PeerReview } from './domain/peer-review.js';
import { RequestProgress } from './request-progress.service.js';
import type { FilledReview } from './review-grading.service.js';
import { ReviewLocks } from './review-locks.js';
import { ReviewRecords } from './review-records.service.js';
import { notTaken } from './review-refusals.js';

/** Takes reviews in. */
@Injectable()
export class ReviewSubmission {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly locks: ReviewLocks,
    private readonly records: ReviewRecords,
    private readonly progress: RequestProgress,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, invalid-state, rule-violated */
  submit(reviewerId: string, id: string, filled: FilledReview): Promise<PeerReview> {
    return this.unitOfWork.run(async () => {
      const locked = await this.locks.lock(reviewerId, id);
      const { review, request } = locked;
      const outcome = decideSubmission(review, request, this.clock.now());
      if (outcome.kind === 'refused') throw notTaken(review, outcome.reason);
      if (outcome.kind === 'correction') return this.records.correct(locked, filled);
      if (outcome.kind === 'struck-out') return this.records.keep(locked, filled);
      const submitted = await this.records.take(locked, filled, outcome);
      await this.progress.reviewSubmitted(request);
      return submitted;
    });
  }
}
