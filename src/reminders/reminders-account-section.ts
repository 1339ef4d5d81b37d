import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { CalendarFeedRepository } from './calendar-feed.repository.js';
import { ReminderRepository } from './reminder.repository.js';

/** When somebody is reminded, and whether their calendar has an address; never the address. */
@Injectable()
export class RemindersAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'reminders';

  constructor(
    private readonly sections: AccountSections,
    private readonly reminders: ReminderRepository,
    private readonly feeds: CalendarFeedRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const feed = await this.feeds.find(accountId);
    return {
      settings: await this.reminders.getSettings(accountId),
      calendarFeedCreatedAt: feed?.createdAt ?? null,
    };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.reminders.remove(accountId);
    await this.feeds.remove(accountId);
  }
}
