import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { decideDelivery, type DeliveryDecision } from './domain/decide-delivery.js';
import { laneAfter } from './domain/lane-after.js';
import type { DisabledReason, Webhook } from './domain/webhook.js';
import { Notifier } from './notifier.service.js';
import type { CallResult } from './webhook-caller.js';
import { WebhookDeliveryRepository, type DeliveryClaim } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** What follows from a call, for the delivery and for its webhook. */
@Injectable()
export class DeliveryOutcomes {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly notifier: Notifier,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Nothing follows for a delivery that was taken by another run or is gone. */
  async settle(claim: DeliveryClaim, result: CallResult): Promise<void> {
    await this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.lock({ ...claim, id: claim.webhookId });
      if (webhook === null) return;
      const now = this.clock.now();
      const { status, fault, tookMs } = result;
      const { failingSince } = webhook;
      const { tries } = claim;
      const decision = decideDelivery({ status, tries, failingSince, now, chance: Math.random() });
      const isOurs = await this.deliveries.finish(claim, {
        state: decision.state,
        nextTryAt: decision.state === 'pending' ? decision.nextTryAt : null,
        lastStatus: status,
        lastFault: fault,
      });
      if (!isOurs) return;
      await this.webhooks.update(webhook, { lane: laneAfter(fault, tookMs), calledAt: now });
      await this.follow(webhook, decision, now);
    });
  }

  private async follow(webhook: Webhook, decision: DeliveryDecision, now: Date): Promise<void> {
    if (decision.state === 'delivered') {
      if (webhook.failingSince !== null)
        await this.webhooks.update(webhook, { failingSince: null });
      return;
    }
    if (webhook.failingSince === null) await this.webhooks.update(webhook, { failingSince: now });
    const reason = decision.state === 'failed' ? decision.disables : null;
    if (reason !== null && webhook.isEnabled) await this.disable(webhook, reason, now);
  }

  private async disable(webhook: Webhook, reason: DisabledReason, now: Date): Promise<void> {
    const { learnerId, id: webhookId, version } = webhook;
    const ended = { isEnabled: false, disabledReason: reason };
    await this.webhooks.update(webhook, { ...ended, version: version + 1, updatedAt: now });
    await this.webhooks.giveUpWaiting(webhook);
    await this.notifier.notify([
      { learnerId, kind: 'webhook.disabled', data: { webhookId, reason } },
    ]);
  }
}
