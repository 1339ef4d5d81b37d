import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { Jobs } from '../platform/jobs/jobs.js';
import { NotificationRepository } from './notification.repository.js';

const keptDays = 90;
const lookedAtOnce = 1000;

/** Forgets what people were told long ago, read or not. */
@Injectable()
export class PurgeNotificationsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly notifications: NotificationRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.every({
      name: 'purge-notifications',
      cron: '17 3 * * *',
      handler: () => this.purge(),
    });
  }

  private async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    for (let learnerIds = await this.list(before); learnerIds.length > 0;) {
      for (const learnerId of learnerIds) await this.purgeOf(learnerId, before);
      learnerIds = await this.list(before);
    }
  }

  private list(before: Date): Promise<string[]> {
    return this.unitOfWork.runUnhurried(() =>
      this.notifications.listToldBefore(before, lookedAtOnce),
    );
  }

  private purgeOf(learnerId: string, before: Date): Promise<void> {
    return this.unitOfWork.runUnhurried(async () => {
      await this.notifications.lockInbox(learnerId);
      await this.notifications.removeBefore(learnerId, before);
    });
  }
}
