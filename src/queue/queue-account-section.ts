import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { DailyOverrideRepository } from './daily-override.repository.js';

/** What the queue keeps about a person: the limits they last set for one day. */
@Injectable()
export class QueueAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'queue';

  constructor(
    private readonly sections: AccountSections,
    private readonly overrides: DailyOverrideRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return { override: await this.overrides.find(accountId) };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.overrides.remove(accountId);
  }
}
