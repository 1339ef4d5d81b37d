import { Injectable } from '@nestjs/common';
import { CardReader } from '../scheduling/card.reader.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { Rating } from '../scheduling/domain/review-event.js';
import { ReviewRecorder } from '../scheduling/review-recorder.service.js';
import type { AttemptEntity } from './attempt.entity.js';
import { expiryOf } from './domain/expiry-of.js';
import type { Grade } from './domain/grade.js';
import { OwnAttempts } from './own-attempts.js';

/**
 * What a self grade does to the schedule: the first one is a review at the time of the answer, a
 * later one corrects that review if it rates otherwise. Never two repetitions for one answer.
 */
@Injectable()
export class GradedRecall {
  constructor(
    private readonly own: OwnAttempts,
    private readonly reviews: ReviewRecorder,
    private readonly cards: CardReader,
  ) {}

  async record(learner: Learner, attempt: AttemptEntity, grade: Grade): Promise<Card> {
    const submittedAt = attempt.submittedAt ?? grade.createdAt;
    const recorded = await this.reviews.record({
      learner,
      questionId: attempt.questionId,
      rating: grade.ratingFinal,
      source: 'self',
      occurredAt: submittedAt,
      durationMs: submittedAt.getTime() - attempt.startedAt.getTime(),
      attemptId: attempt.id,
      policy: grade.policy,
    });
    await this.own.update(attempt, {
      state: 'self_graded',
      expiresAt: expiryOf('self_graded', grade.createdAt),
      retrievability: recorded.retrievabilityBefore,
      reviewId: recorded.reviewId,
    });
    return recorded.card;
  }

  async correct(
    learner: Learner,
    review: { id: string; questionId: string; ratedBefore: Rating },
    rating: Rating,
  ): Promise<Card> {
    if (rating !== review.ratedBefore) {
      const correction = { learner, reviewId: review.id, rating, source: 'self' as const };
      return (await this.reviews.correct(correction)).card;
    }
    const card = await this.cards.find(learner.id, review.questionId);
    if (card === null) throw new RangeError('a recorded review has a card');
    return card;
  }
}
