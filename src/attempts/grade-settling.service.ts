import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { Grade } from './domain/grade.js';
import { rateSettlement, type SettledSheet } from './domain/rate-settlement.js';
import { GradeBook } from './grade-book.js';
import { GradedRecall } from './graded-recall.js';
import { OwnAttempts } from './own-attempts.js';

/** What peers came to about an answer. */
export interface Settlement {
  readonly attemptId: string;
  /** The request that they were asked by. */
  readonly requestId: string;
  readonly settled: SettledSheet;
  /** Whether the card stays as it is, though this be the grade in force. */
  readonly leavesCard: boolean;
}

/**
 * Writes down what peers settled on, and strikes out what a moderator refuses. When a settlement comes,
 * how it is made and who is asked is for the feature that asks peers.
 */
@Injectable()
export class GradeSettling {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly book: GradeBook,
    private readonly recall: GradedRecall,
  ) {}

  /** A later settlement of the same request takes the place of an earlier one. */
  settle(author: Learner, settlement: Settlement): Promise<Grade> {
    const { attemptId, requestId, settled, leavesCard } = settlement;
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(author.id, attemptId);
      const kind = 'settlement';
      const signed = { kind, graderId: requestId, reason: null, leavesCard } as const;
      const grade = await this.book.write(attempt, rateSettlement(attempt, settled), signed);
      const { recorded } = await this.recall.follow(author, attempt, grade);
      // A change of the attempt: what is in force is shown with it, and goes by its ETag.
      await this.own.update(attempt, recorded);
      return grade;
    });
  }

  /** Let grades count no more. The card goes by what is left. */
  void(author: Learner, attemptId: string, gradeIds: readonly string[]): Promise<void> {
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(author.id, attemptId);
      await this.book.void(attempt, gradeIds);
      await this.recall.followAnew(author, attempt);
      await this.own.update(attempt, {});
    });
  }
}
