import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, LessThanOrEqual, Not, type EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/insert-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { NoticeKind } from './domain/notice.js';
import type { Notification } from './domain/notification.js';
import { InboxEntity } from './inbox.entity.js';
import { NotificationEntity } from './notification.entity.js';

/** Which notifications of a learner, from where on. */
export interface NotificationFilter {
  readonly unread: boolean | undefined;
  readonly kind: NoticeKind | undefined;
  /** Only those with a lower number. */
  readonly before: number | null;
  readonly limit: number;
}

/** How much of a list is not read, and which state of it that was. */
export interface UnreadCount extends Readonly<InboxEntity> {
  readonly unread: number;
}

/** Every change of a list raises its version, under a lock that is taken before anything in it is. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Numbers for new notifications, so many for each account. Until the transaction ends nobody else gets
   * any for these accounts, so a list never gains something below what was seen of it. The locks are
   * taken in the order of the accounts, or two that tell the same people could wait for each other.
   *
   * @returns the last of the numbers of each account that exists; one that does not is left out
   */
  async takeNumbers(counts: ReadonlyMap<string, number>): Promise<ReadonlyMap<string, number>> {
    const rows = await this.manager.query<{ learnerId: string; lastNumber: number }[]>(
      `WITH told AS (
         SELECT a.id, n.count FROM account a
           JOIN unnest($1::uuid[], $2::integer[]) n (id, count) ON n.id = a.id
          ORDER BY a.id FOR KEY SHARE OF a)
       INSERT INTO inbox (learner_id, last_number, version)
       SELECT id, count, 1 FROM told ORDER BY id
       ON CONFLICT (learner_id) DO UPDATE
         SET last_number = inbox.last_number + excluded.last_number, version = inbox.version + 1
       RETURNING learner_id AS "learnerId", last_number AS "lastNumber"`,
      [Array.from(counts.keys()), Array.from(counts.values())],
    );
    return new Map(rows.map(({ learnerId, lastNumber }) => [learnerId, lastNumber]));
  }

  async insert(notifications: readonly NotificationEntity[]): Promise<void> {
    await insertRows(this.manager, NotificationEntity, notifications);
  }

  find(learnerId: string, id: string): Promise<Notification | null> {
    return this.manager.findOneBy(NotificationEntity, { learnerId, id });
  }

  /** The latest first. */
  page(
    learnerId: string,
    { unread, kind, before, limit }: NotificationFilter,
  ): Promise<Notification[]> {
    return this.manager.find(NotificationEntity, {
      where: {
        learnerId,
        ...(unread === undefined ? {} : { readAt: unread ? IsNull() : Not(IsNull()) }),
        ...(kind === undefined ? {} : { kind }),
        ...(before === null ? {} : { number: LessThan(before) }),
      },
      order: { number: 'DESC' },
      take: limit,
    });
  }

  /** In the order in which they were told. */
  listAll(learnerId: string): Promise<Notification[]> {
    return this.manager.find(NotificationEntity, {
      where: { learnerId },
      order: { number: 'ASC' },
    });
  }

  /** In one statement, so that the count is that of the version. */
  async countUnread(learnerId: string): Promise<UnreadCount> {
    const [count] = await this.manager.query<UnreadCount[]>(
      `SELECT learner_id AS "learnerId", last_number AS "lastNumber", version,
              (SELECT count(*)::int FROM notification n
                WHERE n.learner_id = i.learner_id AND n.read_at IS NULL) AS unread
         FROM inbox i WHERE learner_id = $1`,
      [learnerId],
    );
    return count ?? { learnerId, lastNumber: 0, version: 0, unread: 0 };
  }

  /** Keep everybody else from changing a list until this transaction ends. */
  async lockInbox(learnerId: string): Promise<void> {
    await this.manager.find(InboxEntity, {
      where: { learnerId },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Only under the lock. */
  async markRead({ learnerId, id }: Notification, readAt: Date): Promise<void> {
    await this.manager.update(NotificationEntity, { learnerId, id }, { readAt });
    await this.noteChange(learnerId);
  }

  /** Only under the lock. */
  async markAllRead(learnerId: string, upToNumber: number, readAt: Date): Promise<void> {
    const { affected } = await this.manager.update(
      NotificationEntity,
      { learnerId, number: LessThanOrEqual(upToNumber), readAt: IsNull() },
      { readAt },
    );
    if ((affected ?? 0) > 0) await this.noteChange(learnerId);
  }

  /**
   * Some of those who were told something before an instant, but for these: at most so many, in the order
   * of their accounts.
   */
  async listToldBefore(
    before: Date,
    { except, limit }: { except: readonly string[]; limit: number },
  ): Promise<string[]> {
    const rows = await this.manager.query<{ learnerId: string }[]>(
      `SELECT DISTINCT learner_id AS "learnerId" FROM (
         SELECT learner_id FROM notification
          WHERE created_at < $1 AND learner_id <> ALL ($2::uuid[]) LIMIT $3) old
        ORDER BY learner_id`,
      [before, except, limit],
    );
    return rows.map(({ learnerId }) => learnerId);
  }

  /** Only under the lock. */
  async removeBefore(learnerId: string, before: Date): Promise<void> {
    await this.manager.delete(NotificationEntity, { learnerId, createdAt: LessThan(before) });
    await this.noteChange(learnerId);
  }

  async removeAll(learnerId: string): Promise<void> {
    await this.manager.delete(InboxEntity, { learnerId });
    await this.manager.delete(NotificationEntity, { learnerId });
  }

  private async noteChange(learnerId: string): Promise<void> {
    await this.manager.increment(InboxEntity, { learnerId }, 'version', 1);
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
