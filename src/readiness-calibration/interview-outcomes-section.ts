import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { InterviewOutcomeRepository } from './interview-outcome.repository.js';

/** How somebody's real interviews went. */
@Injectable()
export class InterviewOutcomesSection implements AccountSection, OnModuleInit {
  readonly name = 'interviewOutcomes';

  constructor(
    private readonly sections: AccountSections,
    private readonly outcomes: InterviewOutcomeRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.outcomes.listAll(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.outcomes.removeAll(accountId);
  }
}
