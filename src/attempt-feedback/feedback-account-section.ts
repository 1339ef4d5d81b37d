import { Injectable, type OnModuleInit } from '@nestjs/common';
import { FeedbackHoldings } from '../feedback/feedback-holdings.service.js';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';

/** What somebody asked models, what came of it and what it cost. Feedback itself knows of no accounts. */
@Injectable()
export class FeedbackAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'feedback';

  constructor(
    private readonly sections: AccountSections,
    private readonly holdings: FeedbackHoldings,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  exportFor(accountId: string): Promise<unknown> {
    return this.holdings.exportOf(accountId);
  }

  removeFor(accountId: string): Promise<void> {
    return this.holdings.removeOf(accountId);
  }
}
