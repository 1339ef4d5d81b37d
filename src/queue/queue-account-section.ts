import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { DailyOverrideRepository } from './daily-override.repository.js';
import { PracticeOrderRepository } from './practice-order.repository.js';

/** What the queue keeps about a person: the limits they last set for one day, and what their plans want. */
@Injectable()
export class QueueAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'queue';

  constructor(
    private readonly sections: AccountSections,
    private readonly overrides: DailyOverrideRepository,
    private readonly orders: PracticeOrderRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    return {
      override: await this.overrides.find(accountId),
      orders: await this.orders.listAll(accountId),
    };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.overrides.remove(accountId);
    await this.orders.removeAll(accountId);
  }
}
