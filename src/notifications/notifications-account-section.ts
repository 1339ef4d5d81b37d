import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { NotificationRepository } from './notification.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** What somebody was told, and the addresses that are called with it; never the secrets of these. */
@Injectable()
export class NotificationsAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'notifications';

  constructor(
    private readonly sections: AccountSections,
    private readonly notifications: NotificationRepository,
    private readonly webhooks: WebhookRepository,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const told = await this.notifications.listAll(accountId);
    const webhooks = await this.webhooks.listAll(accountId);
    return {
      notifications: told.map(({ learnerId: _mine, ...notification }) => notification),
      webhooks: webhooks.map(({ learnerId: _mine, ...webhook }) => webhook),
    };
  }

  async removeFor(accountId: string): Promise<void> {
    await this.webhooks.removeAll(accountId);
    await this.notifications.removeAll(accountId);
  }
}
