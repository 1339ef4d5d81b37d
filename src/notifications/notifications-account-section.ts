import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { NotificationRepository } from './notification.repository.js';

/** What somebody was told. */
@Injectable()
export class NotificationsAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'notifications';

  constructor(
    private readonly sections: AccountSections,
    private readonly notifications: NotificationRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const told = await this.notifications.listAll(accountId);
    return { notifications: told.map(({ learnerId: _mine, ...notification }) => notification) };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.notifications.removeAll(accountId);
  }
}
