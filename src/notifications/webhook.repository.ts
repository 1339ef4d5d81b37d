import { Injectable } from '@nestjs/common';
import { LessThan, type EntityManager } from 'typeorm';
import { plainColumns } from '../platform/database/plain-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Webhook } from './domain/webhook.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';
import { WebhookEntity } from './webhook.entity.js';

export type WebhookKey = Pick<Webhook, 'learnerId' | 'id'>;
export type SealedSecrets = Pick<WebhookEntity, 'secret' | 'previousSecret' | 'rotatedAt'>;

@Injectable()
export class WebhookRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  find({ learnerId, id }: WebhookKey): Promise<Webhook | null> {
    return this.manager.findOneBy(WebhookEntity, { learnerId, id });
  }

  /** Nobody else changes it until this transaction ends; calls to it may be noted down all the same. */
  lock({ learnerId, id }: WebhookKey): Promise<Webhook | null> {
    return this.manager.findOne(WebhookEntity, {
      where: { learnerId, id },
      lock: { mode: 'for_no_key_update' },
    });
  }

  findSecrets({ learnerId, id }: WebhookKey): Promise<SealedSecrets | null> {
    return this.manager.findOne(WebhookEntity, {
      select: { learnerId: true, id: true, secret: true, previousSecret: true, rotatedAt: true },
      where: { learnerId, id },
    });
  }

  /** The latest made first. */
  page(
    learnerId: string,
    { beforeId, limit }: { beforeId: string | null; limit: number },
  ): Promise<Webhook[]> {
    return this.manager.find(WebhookEntity, {
      where: { learnerId, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  /** In the order in which they were made. */
  listAll(learnerId: string): Promise<Webhook[]> {
    return this.manager.find(WebhookEntity, { where: { learnerId }, order: { id: 'ASC' } });
  }

  /**
   * Those of several people that are enabled. They stay until this transaction ends: what is noted down
   * for one that is removed meanwhile would fail for everybody.
   */
  keepEnabledOf(learnerIds: readonly string[]): Promise<Webhook[]> {
    return this.manager.query<Webhook[]>(
      `SELECT ${plainColumns(this.manager, WebhookEntity)} FROM webhook
        WHERE learner_id = ANY ($1::uuid[]) AND is_enabled
        ORDER BY learner_id, id FOR KEY SHARE`,
      [learnerIds],
    );
  }

  /** Whoever makes a webhook for this account next waits for the end of this transaction. */
  async lockMaking(learnerId: string): Promise<void> {
    await this.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7004))`, [
      `webhook ${learnerId}`,
    ]);
  }

  count(learnerId: string): Promise<number> {
    return this.manager.countBy(WebhookEntity, { learnerId });
  }

  async insert(webhook: Webhook, secret: Buffer): Promise<void> {
    const kinds = webhook.kinds === null ? null : Array.from(webhook.kinds);
    await this.manager.insert(WebhookEntity, {
      ...webhook,
      kinds,
      secret,
      previousSecret: null,
      lane: 'quick',
      calledAt: null,
    });
  }

  async update({ learnerId, id }: WebhookKey, change: Partial<WebhookEntity>): Promise<void> {
    await this.manager.update(WebhookEntity, { learnerId, id }, change);
  }

  /** What waits to be sent there is not sent any more. Only under its lock. */
  async giveUpWaiting({ learnerId, id: webhookId }: WebhookKey): Promise<void> {
    await this.manager.update(
      WebhookDeliveryEntity,
      { learnerId, webhookId, state: 'pending' },
      { state: 'failed', nextTryAt: null, lastFault: 'disabled', runner: null, leaseUntil: null },
    );
  }

  async remove({ learnerId, id }: WebhookKey): Promise<void> {
    await this.manager.delete(WebhookEntity, { learnerId, id });
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(WebhookEntity, { learnerId });
  }

  /** Secrets that were replaced before an instant sign nothing any more. */
  async forgetSecretsRotatedBefore(before: Date): Promise<void> {
    await this.manager.query(
      `UPDATE webhook SET previous_secret = NULL
        WHERE previous_secret IS NOT NULL AND rotated_at < $1`,
      [before],
    );
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
