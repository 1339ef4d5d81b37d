import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { AttemptEntity } from './attempt.entity.js';
import type { Grade } from './domain/grade.js';
import type { GradeSheet } from './domain/judge-answer.js';
import { RATING_POLICY } from './domain/rating-policy.js';
import { GradeBook } from './grade-book.js';
import { GradedRecall } from './graded-recall.js';
import { nextState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** A grade, and the card as it is by it; null for a project. */
export interface GivenGrade {
  grade: Grade;
  card: Card | null;
}

/**
 * Learners grade their own answers. Grade, review and card are written together: a due date must
 * not wait for anybody else's judgement, and must not exist without one.
 */
@Injectable()
export class SelfGrading {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly book: GradeBook,
    private readonly recall: GradedRecall,
    private readonly clock: Clock,
  ) {}

  /** A second grade takes the place of the first, until the attempt is closed. */
  grade(learner: Learner, attemptId: string, sheet: GradeSheet): Promise<GivenGrade> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(learner.id, attemptId);
      // Said before a word about the sheet, which would tell the keys of the rubric.
      nextState(attempt, 'self-grade', { now: this.clock.now(), isTaken: false });
      const signed = { kind: 'self', graderId: learner.id, policy: RATING_POLICY } as const;
      const grade = await this.book.append(attempt, sheet, signed);
      return { grade, card: await this.schedule(learner, attempt, grade) };
    });
  }

  private schedule(learner: Learner, attempt: AttemptEntity, grade: Grade): Promise<Card | null> {
    const { reviewId } = attempt;
    return reviewId === null
      ? this.recall.record(learner, attempt, grade)
      : this.recall.correct(learner, reviewId, grade.ratingFinal);
  }
}
