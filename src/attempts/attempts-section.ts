import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { toAttemptResponse } from './attempt.dto.js';
import { AttemptHintRepository } from './attempt-hint.repository.js';
import { AttemptRepository } from './attempt.repository.js';
import { toGradeOfAnother, toGradeResponse } from './grade.dto.js';
import { GradedAttempts } from './graded-attempts.js';
import { ShownGrades } from './shown-grades.js';

/**
 * Somebody's answers, the hints they saw and the grades they were given, by themselves or by a coach;
 * and of the grades they gave to others what they said themselves, without the others' words.
 */
@Injectable()
export class AttemptsSection implements AccountSection, OnModuleInit {
  readonly name = 'attempts';

  constructor(
    private readonly sections: AccountSections,
    private readonly attempts: AttemptRepository,
    private readonly hints: AttemptHintRepository,
    private readonly graded: GradedAttempts,
    private readonly shown: ShownGrades,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const attempts = await this.attempts.listAll(accountId);
    const hints = await this.hints.listAll(accountId);
    return {
      attempts: (await this.graded.ofAll(accountId, attempts)).map((graded) =>
        Object.assign(toAttemptResponse(graded), { outlineReadAt: graded.attempt.outlineReadAt }),
      ),
      hints: hints.map(({ attemptId, hintIndex, shownAt }) => ({ attemptId, hintIndex, shownAt })),
      grades: (await this.shown.listAll(accountId)).map(toGradeResponse),
      gradesGiven: (await this.shown.listGivenBy(accountId)).map(toGradeOfAnother),
    };
  }

  removeFor(accountId: string): Promise<void> {
    return this.attempts.removeAll(accountId);
  }
}
