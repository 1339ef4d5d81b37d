import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { ListedDelivery } from './domain/webhook-delivery.js';
import { Notifier } from './notifier.service.js';
import { WebhookDeliveryRepository, type DeliveryKey } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** Whoever does not answer is not sent ever more. */
const mostWaiting = 3;

/** A call that is made for its own sake, by the same way that all others go. */
@Injectable()
export class WebhookTrial {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly notifier: Notifier,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError not-found, invalid-state when it is disabled, or three tests wait */
  start(key: Omit<DeliveryKey, 'id'>): Promise<ListedDelivery> {
    const { learnerId, webhookId } = key;
    return this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.lock({ learnerId, id: webhookId });
      if (webhook === null) throw notFound('webhook');
      if (!webhook.isEnabled) throw new AppError('invalid-state', 'The webhook is disabled.');
      if ((await this.deliveries.countWaitingTests(key)) >= mostWaiting) {
        throw new AppError('invalid-state', `${mostWaiting} tests are still on their way.`);
      }
      const [told] = await this.notifier.notify([
        { learnerId, kind: 'webhook.test', data: { webhookId } },
      ]);
      const delivery = await this.deliveries.findByNumber(key, told?.number ?? 0);
      if (delivery === null) throw notFound('webhook');
      return delivery;
    });
  }
}
