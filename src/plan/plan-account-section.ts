import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { PlanRepository } from './plan.repository.js';

/** The plans of somebody, and what they said of their sittings. */
@Injectable()
export class PlanAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'plans';

  constructor(
    private readonly sections: AccountSections,
    private readonly plans: PlanRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return {
      plans: await this.plans.listAll(accountId),
      sessions: await this.plans.listAllMarks(accountId),
    };
  }

  removeFor(accountId: string): Promise<void> {
    return this.plans.removeAll(accountId);
  }
}
