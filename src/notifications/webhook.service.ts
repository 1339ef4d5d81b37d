import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import type { Webhook } from './domain/webhook.js';
import {
  WebhookRegistrar,
  type SignedWebhook,
  type WebhookWish,
} from './webhook-registrar.service.js';
import { WebhookRepository, type WebhookKey } from './webhook.repository.js';
import { WebhookTargets } from './webhook-targets.js';

type WebhookTerms = WebhookWish & Pick<Webhook, 'isEnabled'>;
export type WebhookChange = { [Key in keyof WebhookTerms]?: WebhookTerms[Key] | undefined };

/** The addresses that somebody wants to be called. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly registrar: WebhookRegistrar,
    private readonly targets: WebhookTargets,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError rule-violated, invalid-state */
  async create(learnerId: string, wish: WebhookWish): Promise<SignedWebhook> {
    const url = await this.targets.normalise(wish.url);
    return this.registrar.register(learnerId, { ...wish, url });
  }

  /** @throws AppError not-found */
  async get(key: WebhookKey): Promise<Webhook> {
    const webhook = await this.webhooks.find(key);
    if (webhook === null) throw notFound('webhook');
    return webhook;
  }

  /** @throws AppError not-found, precondition-failed, rule-violated */
  async update(key: WebhookKey, change: WebhookChange, ifMatch: string): Promise<Webhook> {
    // Before anything is asked of the network in somebody's name.
    await this.get(key);
    const url = change.url === undefined ? undefined : await this.targets.normalise(change.url);
    return this.unitOfWork.run(async () => {
      const current = await this.lock(key, ifMatch);
      const given = Object.entries({ ...change, url }).filter(
        ([name, value]) =>
          value !== undefined && !isDeepStrictEqual(value, Reflect.get(current, name)),
      );
      if (given.length === 0) return current;
      return this.save(current, Object.fromEntries(given));
    });
  }

  /** Nothing is sent there any more, what waits included. @throws AppError not-found, precondition-failed */
  async remove(key: WebhookKey, ifMatch: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.webhooks.remove(await this.lock(key, ifMatch));
    });
  }

  private async lock(key: WebhookKey, ifMatch: string): Promise<Webhook> {
    const webhook = await this.webhooks.lock(key);
    if (webhook === null) throw notFound('webhook');
    assertUnchanged(webhook, ifMatch);
    return webhook;
  }

  private async save(current: Webhook, change: WebhookChange): Promise<Webhook> {
    const { url = current.url, kinds = current.kinds, description = current.description } = change;
    const { isEnabled = current.isEnabled } = change;
    const isMended = mends(change);
    const written = {
      url,
      kinds: kinds === null ? null : Array.from(kinds),
      description,
      isEnabled,
      disabledReason: isEnabled ? null : current.disabledReason,
      failingSince: isMended ? null : current.failingSince,
      version: current.version + 1,
      updatedAt: this.clock.now(),
    };
    await this.webhooks.update(current, isMended ? { ...written, lane: 'quick' } : written);
    if (!isEnabled) await this.webhooks.giveUpWaiting(current);
    return { ...current, ...written };
  }
}

/** Whether how it went before says nothing of how it will go. */
function mends({ url, isEnabled }: WebhookChange): boolean {
  return url !== undefined || isEnabled === true;
}
