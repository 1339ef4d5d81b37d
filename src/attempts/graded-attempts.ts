import { Injectable } from '@nestjs/common';
import type { Attempt } from './domain/attempt.js';
import { gradeInForce } from './domain/grade-in-force.js';
import type { GradedAttempt } from './domain/graded-attempt.js';
import { GradeRepository } from './grade.repository.js';

/** Tells of attempts which grade is in force. */
@Injectable()
export class GradedAttempts {
  constructor(private readonly grades: GradeRepository) {}

  async of(attempt: Attempt): Promise<GradedAttempt> {
    const [graded] = await this.ofAll(attempt.learnerId, [attempt]);
    return graded ?? { attempt, gradeInForce: null };
  }

  /** In the same order. */
  async ofAll(learnerId: string, attempts: readonly Attempt[]): Promise<GradedAttempt[]> {
    const handedIn = attempts.filter(({ submittedAt }) => submittedAt !== null);
    const ids = handedIn.map(({ id }) => id);
    const standings = ids.length === 0 ? [] : await this.grades.listStandings(learnerId, ids);
    const byAttempt = Map.groupBy(standings, ({ attemptId }) => attemptId);
    return attempts.map((attempt) => ({
      attempt,
      gradeInForce: gradeInForce(byAttempt.get(attempt.id) ?? []),
    }));
  }
}
