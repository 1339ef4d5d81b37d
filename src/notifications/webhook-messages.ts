import { Injectable } from '@nestjs/common';
import { Webhook as Signer } from 'standardwebhooks';
import { Clock } from '../kernel/clock.js';
import { secretOverlapMs } from './domain/secret-overlap.js';
import type { Notification } from './domain/notification.js';
import { WebhookRepository, type WebhookKey } from './webhook.repository.js';
import { WebhookSecrets } from './webhook-secrets.js';

/** A signed request, ready to be sent. */
export interface WebhookMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Notifications as Standard Webhooks 1.0 sends them. */
@Injectable()
export class WebhookMessages {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * The id stays over all tries, so that receivers can drop what they have; the time is that of this try,
   * so that they can refuse what somebody kept and sends again.
   *
   * @returns null when the secret cannot be read any more
   */
  async sign(webhook: WebhookKey, told: Notification): Promise<WebhookMessage | null> {
    const now = this.clock.now();
    const secrets = await this.listSecrets(webhook, now);
    if (secrets === null) return null;
    const { id, kind: type, createdAt, data } = told;
    const body = JSON.stringify({ type, timestamp: createdAt.toISOString(), data });
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Rehearse-Webhooks/1',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': secrets.map((each) => new Signer(each).sign(id, now, body)).join(' '),
    };
    return { headers, body };
  }

  /** The secret, and for a day the one before it. */
  private async listSecrets(webhook: WebhookKey, now: Date): Promise<string[] | null> {
    const kept = await this.webhooks.findSecrets(webhook);
    const secret = kept === null ? null : this.secrets.open(webhook.id, kept.secret);
    if (kept === null || secret === null) return null;
    const { previousSecret, rotatedAt } = kept;
    const isOver = now.getTime() - (rotatedAt?.getTime() ?? 0) >= secretOverlapMs;
    if (previousSecret === null || isOver) return [secret];
    const previous = this.secrets.open(webhook.id, previousSecret);
    return previous === null ? [secret] : [secret, previous];
  }
}
