import { Injectable } from '@nestjs/common';
import { removeInBatches } from '../database/remove-in-batches.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** The identity of one intended effect: who, which route, which key. */
export interface IdempotencyScope {
  accountId: string;
  route: string;
  key: string;
}

/** A reply as it went out, byte for byte. */
export interface StoredReply {
  fingerprint: Buffer;
  status: number;
  headers: Record<string, string>;
  body: string;
}

@Injectable()
export class IdempotencyRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Take the scope for this transaction; false while another transaction holds it. */
  async tryLock({ accountId, route, key }: IdempotencyScope): Promise<boolean> {
    const rows = await this.unitOfWork.manager.query<{ locked: boolean }[]>(
      `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7001)) AS locked`,
      [JSON.stringify([accountId, route, key])],
    );
    return rows[0]?.locked === true;
  }

  async findReply({ accountId, route, key }: IdempotencyScope): Promise<StoredReply | null> {
    const rows = await this.unitOfWork.manager.query<StoredReply[]>(
      `SELECT fingerprint, status, headers, body FROM idempotency_key
        WHERE account_id = $1 AND route = $2 AND key = $3`,
      [accountId, route, key],
    );
    return rows[0] ?? null;
  }

  async insertReply(scope: IdempotencyScope, reply: StoredReply, now: Date): Promise<void> {
    await this.unitOfWork.manager.query(
      `INSERT INTO idempotency_key
         (account_id, route, key, fingerprint, status, headers, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        scope.accountId,
        scope.route,
        scope.key,
        reply.fingerprint,
        reply.status,
        JSON.stringify(reply.headers),
        reply.body,
        now,
      ],
    );
  }

  /** @returns how many replies were older than `before` and are gone now */
  removeOlderThan(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'idempotency_key',
      where: 'created_at < $1',
      parameter: before,
    });
  }
}
