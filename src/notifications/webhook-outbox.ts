import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DeliveryBell } from './delivery-bell.js';
import { isSentTo } from './domain/is-sent-to.js';
import type { Notification } from './domain/notification.js';
import type { Webhook } from './domain/webhook.js';
import type { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookDeliveryRepository } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** What is to be sent to webhooks, written with what it tells and sent once both can be seen. */
@Injectable()
export class WebhookOutbox {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly bell: DeliveryBell,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Only in the transaction that writes the notifications. */
  async put(told: readonly Notification[]): Promise<void> {
    const learnerIds = Array.from(new Set(told.map(({ learnerId }) => learnerId)));
    const webhooks = await this.webhooks.keepEnabledOf(learnerIds);
    if (webhooks.length === 0) return;
    const byLearner = Map.groupBy(webhooks, ({ learnerId }) => learnerId);
    const now = this.clock.now();
    const deliveries = told.flatMap((notification) =>
      (byLearner.get(notification.learnerId) ?? [])
        .filter((webhook) => isSentTo(notification, webhook))
        .map((webhook) => toDelivery(notification, webhook, now)),
    );
    await this.deliveries.insert(deliveries);
    this.unitOfWork.afterCommit(() => this.bell.ring());
  }
}

function toDelivery(
  { learnerId, id: notificationId, number }: Notification,
  { id: webhookId }: Webhook,
  now: Date,
): WebhookDeliveryEntity {
  return {
    learnerId,
    // Of chance alone: what it delivers may be blind.
    id: randomUUID(),
    webhookId,
    notificationId,
    number,
    state: 'pending',
    tries: 0,
    nextTryAt: now,
    lastTriedAt: null,
    lastStatus: null,
    lastFault: null,
    runner: null,
    leaseUntil: null,
    createdAt: now,
  };
}
