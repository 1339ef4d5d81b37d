import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { toAttemptResponse } from './attempt.dto.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { AttemptRepository } from './attempt.repository.js';
import { toGradeResponse } from './grade.dto.js';
import { GradeRepository } from './grade.repository.js';

/** Somebody's answers, the hints they saw and the grades they gave themselves. */
@Injectable()
export class AttemptsSection implements AccountSection, OnModuleInit {
  readonly name = 'attempts';

  constructor(
    private readonly sections: AccountSections,
    private readonly attempts: AttemptRepository,
    private readonly hints: AttemptHintRepository,
    private readonly grades: GradeRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const grades = await this.grades.listAllSelf(accountId);
    const latest = new Map(grades.map(({ attemptId, number }) => [attemptId, number]));
    const hints = await this.hints.listAll(accountId);
    return {
      attempts: (await this.attempts.listAll(accountId)).map((attempt) =>
        Object.assign(toAttemptResponse(attempt), { outlineReadAt: attempt.outlineReadAt }),
      ),
      hints: hints.map(({ attemptId, hintIndex, shownAt }) => ({ attemptId, hintIndex, shownAt })),
      grades: grades.map((grade) =>
        toGradeResponse({ grade, counts: latest.get(grade.attemptId) === grade.number }),
      ),
    };
  }

  removeFor(accountId: string): Promise<void> {
    return this.attempts.removeAll(accountId);
  }
}
