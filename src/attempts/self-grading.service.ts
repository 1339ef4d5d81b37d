import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Card } from '../scheduling/domain/card.js';
import type { Learner } from '../scheduling/domain/learner.js';
import { expiryOf } from './domain/expiry-of.js';
import type { Grade } from './domain/grade.js';
import type { GradeSheet } from './domain/judge-answer.js';
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
      const state = nextState(attempt, 'self-grade', { now: this.clock.now(), isTaken: false });
      const signed = { kind: 'self', graderId: learner.id, reason: null } as const;
      const grade = await this.book.append(attempt, sheet, signed);
      const { card, recorded } = await this.recall.follow(learner, attempt, grade);
      // A later grade must not put off the end of the time for corrections.
      const expiresAt = attempt.expiresAt ?? expiryOf('self_graded', grade.createdAt);
      await this.own.update(attempt, { ...recorded, state, expiresAt });
      return { grade, card };
    });
  }
}
