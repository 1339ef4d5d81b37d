import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Learner } from '../scheduling/domain/learner.js';
import type { Grade, GradeKind } from './domain/grade.js';
import type { GradeSheet } from './domain/judge-answer.js';
import { GradeBook } from './grade-book.js';
import { GradedRecall } from './graded-recall.js';
import { nextState } from './next-state.js';
import { OwnAttempts } from './own-attempts.js';

/** Who judges somebody else's answer. Why is said wherever the author is told who. */
export type Signature =
  | { readonly kind: 'coach'; readonly graderId: string; readonly reason: string }
  | {
      readonly kind: Exclude<GradeKind, 'self' | 'coach'>;
      readonly graderId: string;
      readonly reason: string | null;
    };

/** A judgement of somebody else's answer. */
export interface GivenJudgement {
  readonly attemptId: string;
  readonly sheet: Omit<GradeSheet, 'rating'>;
  readonly signed: Signature;
}

/**
 * The one door through which others grade an answer. Whether they may is for the feature that lets them
 * in; here the sheet is measured, kept, and followed by the card if it is the grade in force, all in
 * the caller's transaction.
 */
@Injectable()
export class GradeGiving {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly own: OwnAttempts,
    private readonly book: GradeBook,
    private readonly recall: GradedRecall,
    private readonly clock: Clock,
  ) {}

  /**
   * The rating is the suggestion of the policy: lowering it is for who knows how it felt.
   *
   * @param author whose answer it is
   * @throws AppError not-found, forbidden for one's own answer, invalid-state for one that is not handed
   * in or was taken back, rule-violated
   */
  give(author: Learner, { attemptId, sheet, signed }: GivenJudgement): Promise<Grade> {
    if (signed.graderId === author.id) {
      throw new AppError('forbidden', 'Nobody grades their own answer in the name of others.');
    }
    return this.unitOfWork.run(async () => {
      const attempt = await this.own.lock(author.id, attemptId);
      const state = nextState(attempt, 'judge', { now: this.clock.now(), isTaken: false });
      const grade = await this.book.append(attempt, { ...sheet, rating: null }, signed);
      const { recorded } = await this.recall.follow(author, attempt, grade);
      await this.own.update(attempt, { ...recorded, state });
      return grade;
    });
  }
}
