import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { ReviewImportRepository } from './review-import.repository.js';

/** Files that somebody sent and that are not imported yet. */
@Injectable()
export class ReviewExchangeSection implements AccountSection, OnModuleInit {
  readonly name = 'review-exchange';

  constructor(
    private readonly sections: AccountSections,
    private readonly imports: ReviewImportRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return { waitingImports: await this.imports.listAll(accountId) };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.imports.removeAll(accountId);
  }
}
