import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Webhook } from './domain/webhook.js';
import { WebhookRepository, type WebhookKey } from './webhook.repository.js';
import { WebhookSecrets } from './webhook-secrets.js';

const mostWebhooks = 5;

/** What a webhook is to be. */
export type WebhookWish = Pick<Webhook, 'url' | 'kinds' | 'description'>;

/** A webhook with its secret, told this once. */
export interface SignedWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Webhooks and their secrets. */
@Injectable()
export class WebhookRegistrar {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly secrets: WebhookSecrets,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @param wish its address was checked @throws AppError invalid-state when there are five */
  register(learnerId: string, { url, kinds, description }: WebhookWish): Promise<SignedWebhook> {
    return this.unitOfWork.run(async () => {
      await this.webhooks.lockMaking(learnerId);
      if ((await this.webhooks.count(learnerId)) >= mostWebhooks) {
        const detail = `An account has at most ${mostWebhooks} webhooks; delete one first.`;
        throw new AppError('invalid-state', detail);
      }
      const now = this.clock.now();
      const webhook: Webhook = {
        learnerId,
        id: this.ids.next(),
        url,
        kinds,
        description,
        isEnabled: true,
        disabledReason: null,
        rotatedAt: null,
        failingSince: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      const { secret, sealed } = this.secrets.make(webhook.id);
      await this.webhooks.insert(webhook, sealed);
      return { webhook, secret };
    });
  }

  /** The secret that was there signs along for a day; one before that no longer. @throws AppError not-found */
  rotate(key: WebhookKey): Promise<SignedWebhook> {
    return this.unitOfWork.run(async () => {
      const webhook = await this.webhooks.lock(key);
      const kept = await this.webhooks.findSecrets(key);
      if (webhook === null || kept === null) throw notFound('webhook');
      const now = this.clock.now();
      const { secret, sealed } = this.secrets.make(webhook.id);
      const change = { rotatedAt: now, version: webhook.version + 1, updatedAt: now };
      const replaced = { secret: sealed, previousSecret: kept.secret };
      await this.webhooks.update(webhook, { ...change, ...replaced });
      return { webhook: { ...webhook, ...change }, secret };
    });
  }
}
