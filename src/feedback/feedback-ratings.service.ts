import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { checkDisputes } from './domain/check-disputes.js';
import type { FeedbackRating } from './domain/feedback-rating.js';
import type { FeedbackKey } from './feedback-request.repository.js';
import { FeedbackRatingRepository } from './feedback-rating.repository.js';
import { FeedbackRequestRepository } from './feedback-request.repository.js';

/** What a learner says of a feedback: one word, which may be taken back by another. */
@Injectable()
export class FeedbackRatings {
  constructor(
    private readonly requests: FeedbackRequestRepository,
    private readonly ratings: FeedbackRatingRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, invalid-state where there is nothing to rate, rule-violated */
  rate(
    key: FeedbackKey,
    said: Pick<FeedbackRating, 'helpful' | 'comment' | 'disputes'>,
  ): Promise<FeedbackRating> {
    return this.unitOfWork.run(async () => {
      const request = await this.requests.lock(key);
      if (request === null) throw notFound('feedback');
      if (request.result === null) {
        throw new AppError('invalid-state', 'Only feedback that is there can be rated.');
      }
      const problems = checkDisputes(said.disputes, request.result.feedback);
      if (problems.length > 0) {
        throw ruleViolated(problems.map((each) => ({ ...each, pointer: `#${each.pointer}` })));
      }
      const now = this.clock.now();
      const createdAt = await this.ratings.put(key, { ...said, createdAt: now, updatedAt: now });
      await this.requests.touch(key);
      return { ...said, createdAt, updatedAt: now };
    });
  }
}
