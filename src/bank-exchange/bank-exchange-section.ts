import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { ImportItemRepository } from './import-item.repository.js';

/** Which files somebody sent for a bank; what became questions of it stays in the bank. */
@Injectable()
export class BankExchangeSection implements AccountSection, OnModuleInit {
  readonly name = 'bank-exchange';

  constructor(
    private readonly sections: AccountSections,
    private readonly items: ImportItemRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return { imports: await this.items.listOwn(accountId) };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.items.removeOwn(accountId);
  }
}
