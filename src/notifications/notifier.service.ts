import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { blindKinds, type Notice } from './domain/notice.js';
import { noticedAt } from './domain/noticed-at.js';
import type { Notification } from './domain/notification.js';
import { NotificationRepository } from './notification.repository.js';
import { WebhookOutbox } from './webhook-outbox.js';

/** Tells people things: what is told stands in their list, and goes out from there. */
@Injectable()
export class Notifier {
  constructor(
    private readonly notifications: NotificationRepository,
    private readonly outbox: WebhookOutbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Joins the caller's transaction: nobody is told of what did not happen, and what happened is told.
   * Any number of people at once, by the same few statements; the order is kept for each of them. Who
   * has no account any more is not told. Call it late in a transaction: until its end nobody else can
   * tell these people anything.
   *
   * @returns what stands in their lists now
   */
  async notify(notices: readonly Notice[]): Promise<readonly Notification[]> {
    if (notices.length === 0) return [];
    return this.unitOfWork.run(async () => {
      const lastNumbers = await this.notifications.takeNumbers(countByLearner(notices));
      const told = this.number(notices, lastNumbers);
      await this.notifications.insert(told);
      await this.outbox.put(told);
      return told;
    });
  }

  private number(
    notices: readonly Notice[],
    lastNumbers: ReadonlyMap<string, number>,
  ): Notification[] {
    const now = this.clock.now();
    const left = new Map(countByLearner(notices));
    return notices.flatMap(({ learnerId, kind, data }): Notification[] => {
      const lastNumber = lastNumbers.get(learnerId);
      if (lastNumber === undefined) return [];
      const after = (left.get(learnerId) ?? 1) - 1;
      left.set(learnerId, after);
      return [
        {
          learnerId,
          id: blindKinds.has(kind) ? randomUUID() : this.ids.next(),
          number: lastNumber - after,
          kind,
          data,
          createdAt: noticedAt(kind, now),
          // Whoever tries a webhook knows that they did.
          readAt: kind === 'webhook.test' ? now : null,
        },
      ];
    });
  }
}

function countByLearner(notices: readonly Notice[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { learnerId } of notices) counts.set(learnerId, (counts.get(learnerId) ?? 0) + 1);
  return counts;
}
