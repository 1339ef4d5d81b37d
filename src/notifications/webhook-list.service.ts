import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import type { Webhook } from './domain/webhook.js';
import type { ListedDelivery } from './domain/webhook-delivery.js';
import { WebhookDeliveryRepository, type DeliveryKey } from './webhook-delivery.repository.js';
import { WebhookRepository } from './webhook.repository.js';

/** Somebody's webhooks, and the calls to each. */
@Injectable()
export class WebhookList {
  constructor(
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: WebhookDeliveryRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The latest made first. */
  async list(learnerId: string, { limit, cursor }: PageQueryDto): Promise<Page<Webhook>> {
    const scope = ['webhooks', learnerId];
    const position = this.cursors.decode(cursor, scope);
    const beforeId = position === null ? null : String(position[0]);
    return this.cursors.toPage(
      await this.webhooks.page(learnerId, { beforeId, limit: limit + 1 }),
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (webhook) => webhook },
    );
  }

  /** The latest told first. @throws AppError not-found when there is no such webhook */
  async listDeliveries(
    key: Omit<DeliveryKey, 'id'>,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<ListedDelivery>> {
    const { learnerId, webhookId } = key;
    if ((await this.webhooks.find({ learnerId, id: webhookId })) === null) {
      throw notFound('webhook');
    }
    const scope = ['webhook-deliveries', learnerId, webhookId];
    const position = this.cursors.decode(cursor, scope);
    const before = position === null ? null : Number(position[0]);
    return this.cursors.toPage(
      await this.deliveries.page(key, { before, limit: limit + 1 }),
      { limit, scope },
      { positionOf: ({ number }) => [number], toItem: (delivery) => delivery },
    );
  }

  /** @throws AppError not-found */
  async getDelivery(key: DeliveryKey): Promise<ListedDelivery> {
    const delivery = await this.deliveries.find(key);
    if (delivery === null) throw notFound('webhook');
    return delivery;
  }
}
