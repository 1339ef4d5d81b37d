import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/insert-rows.js';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { DeliveryLane } from './domain/lane-after.js';
import type { Notification } from './domain/notification.js';
import type { ListedDelivery, WebhookDelivery } from './domain/webhook-delivery.js';
import { NotificationEntity } from './notification.entity.js';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';

/** A delivery in the hand of one run. */
export type DeliveryClaim = Pick<
  WebhookDelivery,
  'learnerId' | 'id' | 'webhookId' | 'notificationId' | 'tries'
> & { readonly lane: DeliveryLane; readonly runner: string };

/** How a try ended. */
export type DeliveryEnd = Pick<WebhookDelivery, 'state' | 'nextTryAt' | 'lastStatus' | 'lastFault'>;

export interface DeliveryKey {
  readonly learnerId: string;
  readonly webhookId: string;
  readonly id: string;
}

/**
 * How long a run may keep a delivery: well beyond the ten seconds that a call may take. Leases are made and
 * compared by the clock of the database, the only one that all processes share.
 */
const lease = `interval '30 seconds'`;

/**
 * Of each lane the delivery whose turn it is, locked. The walk along the webhooks ends at the first that has
 * one; where nothing at all is due, it does not begin.
 */
const firstOfLanes = `
  SELECT asked.lane, first.* FROM unnest($3::text[]) AS asked (lane)
   CROSS JOIN LATERAL (
     SELECT coalesce(w.called_at, w.created_at) AS turn, w.id AS webhook_id, due.* FROM webhook w
      CROSS JOIN LATERAL (
        SELECT d.learner_id, d.id FROM webhook_delivery d
         WHERE d.learner_id = w.learner_id AND d.webhook_id = w.id
           AND d.state = 'pending' AND d.next_try_at <= $2
           AND NOT EXISTS (SELECT FROM webhook_delivery o
                WHERE o.learner_id = w.learner_id AND o.lease_until >= clock_timestamp())
         ORDER BY d.next_try_at, d.number LIMIT 1
           FOR UPDATE OF d SKIP LOCKED) due
      WHERE w.lane = asked.lane
        AND (SELECT min(next_try_at) FROM webhook_delivery WHERE state = 'pending') <= $2
      ORDER BY coalesce(w.called_at, w.created_at), w.id LIMIT 1) first`;

const listed = `
  SELECT d.learner_id AS "learnerId", d.id, d.webhook_id AS "webhookId",
         d.notification_id AS "notificationId", d.number, d.state, d.tries,
         d.next_try_at AS "nextTryAt", d.last_tried_at AS "lastTriedAt",
         d.last_status AS "lastStatus", d.last_fault AS "lastFault",
         n.kind, n.created_at AS "toldAt"
    FROM webhook_delivery d
    JOIN notification n ON n.learner_id = d.learner_id AND n.id = d.notification_id`;

/** Calls that are to be made, which is also where those who make them agree on who makes which. */
@Injectable()
export class WebhookDeliveryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async insert(deliveries: readonly WebhookDeliveryEntity[]): Promise<void> {
    await insertRows(this.manager, WebhookDeliveryEntity, deliveries);
  }

  async find({ learnerId, webhookId, id }: DeliveryKey): Promise<ListedDelivery | null> {
    const [found] = await this.manager.query<ListedDelivery[]>(
      `${listed} WHERE d.learner_id = $1 AND d.webhook_id = $2 AND d.id = $3`,
      [learnerId, webhookId, id],
    );
    return found ?? null;
  }

  async findByNumber(
    { learnerId, webhookId }: Omit<DeliveryKey, 'id'>,
    number: number,
  ): Promise<ListedDelivery | null> {
    const [found] = await this.manager.query<ListedDelivery[]>(
      `${listed} WHERE d.learner_id = $1 AND d.webhook_id = $2 AND d.number = $3`,
      [learnerId, webhookId, number],
    );
    return found ?? null;
  }

  /** How many tests of a webhook are still on their way. */
  async countWaitingTests({ learnerId, webhookId }: Omit<DeliveryKey, 'id'>): Promise<number> {
    const [row] = await this.manager.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count
         FROM webhook_delivery d
         JOIN notification n ON n.learner_id = d.learner_id AND n.id = d.notification_id
        WHERE d.learner_id = $1 AND d.webhook_id = $2 AND d.state = 'pending'
          AND n.kind = 'webhook.test'`,
      [learnerId, webhookId],
    );
    return row?.count ?? 0;
  }

  /** The latest told first. */
  page(
    { learnerId, webhookId }: Omit<DeliveryKey, 'id'>,
    { before, limit }: { before: number | null; limit: number },
  ): Promise<ListedDelivery[]> {
    return this.manager.query<ListedDelivery[]>(
      `${listed}
        WHERE d.learner_id = $1 AND d.webhook_id = $2 AND ($3::int IS NULL OR d.number < $3)
        ORDER BY d.number DESC
        LIMIT $4`,
      [learnerId, webhookId, before, limit],
    );
  }

  /**
   * Take the delivery whose turn it is: of the webhook that was called longest ago, or made if it never
   * was, the one that has waited longest; how many wait behind it gives nobody more. An account has one
   * call at a time, however many addresses it has and however slowly they answer. A run that does not end
   * in time was lost with its process, and what it had is taken by the next.
   *
   * One claim at a time, of all processes: two at once would not see whom the other is about to call. So
   * a claim waits for nothing else: what another transaction has locked, to remove it or to give it up,
   * is passed over. The lease begins when it is given, however long the claim has waited for its turn.
   */
  claim(runner: string, now: Date, lanes: readonly DeliveryLane[]): Promise<DeliveryClaim | null> {
    return this.unitOfWork.run(async () => {
      await this.manager.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('webhook-deliveries', 7006))`,
      );
      const [rows] = await this.manager.query<[DeliveryClaim[], number]>(
        `WITH next AS (
           ${firstOfLanes} ORDER BY first.turn, first.webhook_id LIMIT 1)
         UPDATE webhook_delivery d
            SET runner = $1, lease_until = clock_timestamp() + ${lease}, tries = tries + 1,
                last_tried_at = $2
           FROM next
          WHERE d.learner_id = next.learner_id AND d.id = next.id AND d.state = 'pending'
         RETURNING d.learner_id AS "learnerId", d.id, d.webhook_id AS "webhookId",
                   d.notification_id AS "notificationId", d.tries, next.lane, d.runner`,
        [runner, now, lanes],
      );
      return rows[0] ?? null;
    });
  }

  /** What a delivery delivers. */
  findNotification({ learnerId, notificationId }: DeliveryClaim): Promise<Notification | null> {
    return this.manager.findOneBy(NotificationEntity, { learnerId, id: notificationId });
  }

  /** @returns whether this run still had it; nothing is written when it had not */
  async finish({ learnerId, id, runner }: DeliveryClaim, end: DeliveryEnd): Promise<boolean> {
    const { affected } = await this.manager.update(
      WebhookDeliveryEntity,
      { learnerId, id, runner },
      { ...end, runner: null, leaseUntil: null },
    );
    return (affected ?? 0) > 0;
  }

  /** Let the next runner have it: this try is not counted. */
  async release({ learnerId, id, runner, tries }: DeliveryClaim): Promise<void> {
    await this.manager.update(
      WebhookDeliveryEntity,
      { learnerId, id, runner },
      { tries: tries - 1, runner: null, leaseUntil: null },
    );
  }

  async tryAgain({ learnerId, id }: Omit<DeliveryKey, 'webhookId'>, now: Date): Promise<void> {
    await this.manager.update(
      WebhookDeliveryEntity,
      { learnerId, id },
      { state: 'pending', nextTryAt: now },
    );
  }

  /** @returns how many were made before an instant and are gone now */
  removeMadeBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'webhook_delivery',
      where: `created_at < $1 AND state <> 'pending'`,
      parameter: before,
    });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
