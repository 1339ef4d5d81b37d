import { Injectable } from '@nestjs/common';
import { QuestionReader } from '../question-bank/question.reader.js';
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
 * later one is what that review counts with. Never two repetitions for one answer.
 */
@Injectable()
export class GradedRecall {
  constructor(
    private readonly own: OwnAttempts,
    private readonly reviews: ReviewRecorder,
    private readonly questions: QuestionReader,
  ) {}

  /** @returns null for a project, which has no card: its grade only moves the attempt on */
  async record(learner: Learner, attempt: AttemptEntity, grade: Grade): Promise<Card | null> {
    if (await this.questions.isProject(attempt.revisionId)) return this.withoutCard(attempt, grade);
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

  private async withoutCard(attempt: AttemptEntity, grade: Grade): Promise<null> {
    // A later grade must not put off the end of the time for corrections.
    if (attempt.state === 'submitted') {
      const expiresAt = expiryOf('self_graded', grade.createdAt);
      await this.own.update(attempt, { state: 'self_graded', expiresAt });
    }
    return null;
  }

  correct(learner: Learner, reviewId: string, rating: Rating): Promise<Card> {
    return this.reviews.correct({ learner, reviewId, rating, source: 'self' });
  }
}
