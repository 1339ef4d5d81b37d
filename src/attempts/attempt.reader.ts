import { Injectable } from '@nestjs/common';
import { AttemptRepository } from './attempt.repository.js';
import type { Attempt } from './domain/attempt.js';
import type { Grade } from './domain/grade.js';
import { GradeRepository } from './grade.repository.js';

/** What other features may know of a learner's answers. */
@Injectable()
export class AttemptReader {
  constructor(
    private readonly attempts: AttemptRepository,
    private readonly grades: GradeRepository,
  ) {}

  /** One attempt as it is stored; null when this learner has none with this id. */
  find(learnerId: string, attemptId: string): Promise<Attempt | null> {
    return this.attempts.find(learnerId, attemptId);
  }

  /** Whether the learner has handed in an answer to this question that stands. */
  hasHandedIn(learnerId: string, questionId: string): Promise<boolean> {
    return this.attempts.hasHandedIn(learnerId, questionId);
  }

  /** The self grade that counts; null before the first. */
  findSelfGrade(learnerId: string, attemptId: string): Promise<Grade | null> {
    return this.grades.findSelf(learnerId, attemptId);
  }
}
