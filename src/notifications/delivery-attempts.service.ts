import { Injectable } from '@nestjs/common';
import { DeliveryOutcomes } from './delivery-outcomes.service.js';
import { WebhookCaller, type CallResult } from './webhook-caller.js';
import { WebhookDeliveryRepository, type DeliveryClaim } from './webhook-delivery.repository.js';
import { WebhookMessages } from './webhook-messages.js';
import { WebhookRepository } from './webhook.repository.js';

/** One try at a delivery: what is read, the call, what is written, and no transaction around the call. */
@Injectable()
export class DeliveryAttempts {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly messages: WebhookMessages,
    private readonly caller: WebhookCaller,
    private readonly outcomes: DeliveryOutcomes,
  ) {}

  /** @param signal fires when the process leaves: the try does not count then, and is left to others */
  async make(claim: DeliveryClaim, signal: AbortSignal): Promise<void> {
    try {
      const result = await this.call(claim, signal);
      if (result !== null) await this.outcomes.settle(claim, result);
    } catch (error) {
      if (!signal.aborted) throw error;
      await this.deliveries.release(claim);
    }
  }

  /** @returns null when there is nothing to deliver, or nowhere to, any more */
  private async call(claim: DeliveryClaim, signal: AbortSignal): Promise<CallResult | null> {
    const webhook = await this.webhooks.find({ ...claim, id: claim.webhookId });
    const told = await this.deliveries.findNotification(claim);
    if (webhook === null || told === null) return null;
    if (!webhook.isEnabled) {
      const end = { state: 'failed', nextTryAt: null, lastStatus: null } as const;
      await this.deliveries.finish(claim, { ...end, lastFault: 'disabled' });
      return null;
    }
    const message = await this.messages.sign(webhook, told);
    if (message === null) return { status: null, fault: 'unsigned', tookMs: 0 };
    return this.caller.call(webhook.url, message, signal);
  }
}
