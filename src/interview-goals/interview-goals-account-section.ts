import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { InterviewGoalRepository } from './interview-goal.repository.js';

/** The interviews somebody prepares for. */
@Injectable()
export class InterviewGoalsAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'interviewGoals';

  constructor(
    private readonly sections: AccountSections,
    private readonly goals: InterviewGoalRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.goals.listAll(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.goals.removeAll(accountId);
  }
}
