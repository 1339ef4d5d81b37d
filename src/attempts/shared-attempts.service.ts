import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import type { AttemptFilter } from './attempt.repository.js';
import { handedInStates } from './domain/handed-in.js';
import { GradeRepository } from './grade.repository.js';
import type { GradedAttempt } from './domain/graded-attempt.js';
import { GradedAttempts } from './graded-attempts.js';
import { OwnAttempts } from './own-attempts.js';
import type { ShownGrade } from './domain/shown-grade.js';
import { ShownGrades } from './shown-grades.js';

/**
 * What of a learner's answers others may look at: those that were handed in and stand, with the grades
 * that the learner is shown too. Whether they may is for the feature that asks, before it asks.
 */
@Injectable()
export class SharedAttempts {
  constructor(
    private readonly own: OwnAttempts,
    private readonly graded: GradedAttempts,
    private readonly grades: GradeRepository,
    private readonly shown: ShownGrades,
  ) {}

  /** @throws AppError not-found */
  async get(learnerId: string, id: string): Promise<GradedAttempt> {
    const attempt = await this.own.get(learnerId, id);
    if (!handedInStates.includes(attempt.state)) throw notFound('attempt');
    return this.graded.of(attempt);
  }

  /** The latest first. */
  async list(
    learnerId: string,
    filter: AttemptFilter & Required<Pick<AttemptFilter, 'shownAt'>>,
  ): Promise<GradedAttempt[]> {
    return this.graded.ofAll(learnerId, await this.own.list(learnerId, filter));
  }

  /** The latest first, from below the number `before` on. */
  async listGrades(
    { learnerId, attemptId }: { learnerId: string; attemptId: string },
    page: { before: number | null; limit: number },
  ): Promise<ShownGrade[]> {
    const grades = await this.grades.listOpen(learnerId, attemptId, page);
    return this.shown.describe(learnerId, grades);
  }
}
