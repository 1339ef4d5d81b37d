import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { DeliveryBell } from './delivery-bell.js';
import type { ListedDelivery } from './domain/webhook-delivery.js';
import { WebhookDeliveryRepository, type DeliveryKey } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** Deliveries that are tried again because somebody says so. */
@Injectable()
export class DeliveryRetry {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly bell: DeliveryBell,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, invalid-state when it was delivered or its webhook is disabled */
  retry(key: DeliveryKey): Promise<ListedDelivery> {
    const { learnerId, webhookId } = key;
    return this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.lock({ learnerId, id: webhookId });
      const delivery = webhook === null ? null : await this.deliveries.find(key);
      if (webhook === null || delivery === null) throw notFound('webhook');
      if (!webhook.isEnabled) throw new AppError('invalid-state', 'The webhook is disabled.');
      if (delivery.state === 'delivered') {
        throw new AppError('invalid-state', 'It was delivered; nothing is sent twice.');
      }
      const now = this.clock.now();
      await this.deliveries.tryAgain(key, now);
      this.unitOfWork.afterCommit(() => this.bell.ring());
      return { ...delivery, state: 'pending', nextTryAt: now };
    });
  }
}
