import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { insertRows } from '../platform/database/insert-rows.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { NotificationEntity } from './notification.entity.js';

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

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
