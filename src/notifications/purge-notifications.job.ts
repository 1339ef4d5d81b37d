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

  /** A fault with one account keeps nobody else's for ever. */
  private async purge(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - keptDays * 86_400_000);
    const faults = new Map<string, unknown>();
    const list = () => this.list(before, Array.from(faults.keys()));
    for (let learnerIds = await list(); learnerIds.length > 0; learnerIds = await list()) {
      for (const learnerId of learnerIds) {
        await this.purgeOf(learnerId, before).catch((fault: unknown) =>
          faults.set(learnerId, fault),
        );
      }
    }
    if (faults.size === 0) return;
    throw new AggregateError(faults.values(), 'Some lists could not be purged.');
  }

  private list(before: Date, except: readonly string[]): Promise<string[]> {
    return this.unitOfWork.runUnhurried(() =>
      this.notifications.listToldBefore(before, { except, limit: lookedAtOnce }),
    );
  }

  private purgeOf(learnerId: string, before: Date): Promise<void> {
    return this.unitOfWork.runUnhurried(async () => {
      await this.notifications.lockInbox(learnerId);
      await this.notifications.removeBefore(learnerId, before);
    });
  }
}
