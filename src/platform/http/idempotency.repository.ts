import { Injectable } from '@nestjs/common';
import { NamedStatements, type NamedStatement } from '../database/named-statements.js';
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

const tryLock: NamedStatement = {
  name: 'try-lock-reply',
  text: `SELECT pg_try_advisory_xact_lock(hashtextextended($1, 7001)) AS locked`,
};

const findReply: NamedStatement = {
  name: 'find-reply',
  text: `
    SELECT fingerprint, status, headers, body FROM idempotency_key
     WHERE account_id = $1 AND route = $2 AND key = $3`,
};

const insertReply: NamedStatement = {
  name: 'insert-reply',
  text: `
    INSERT INTO idempotency_key
      (account_id, route, key, fingerprint, status, headers, body, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
};

@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly statements: NamedStatements,
  ) {}

  /** Take the scope for this transaction; false while another transaction holds it. */
  async tryLock({ accountId, route, key }: IdempotencyScope): Promise<boolean> {
    const values = [JSON.stringify([accountId, route, key])];
    const rows = await this.statements.query<{ locked: boolean }>(tryLock, values);
    return rows[0]?.locked === true;
  }

  async findReply({ accountId, route, key }: IdempotencyScope): Promise<StoredReply | null> {
    const values = [accountId, route, key];
    const rows = await this.statements.query<StoredReply>(findReply, values);
    return rows[0] ?? null;
  }

  async insertReply(scope: IdempotencyScope, reply: StoredReply, now: Date): Promise<void> {
    const { accountId, route, key } = scope;
    const { fingerprint, status, headers, body } = reply;
    const values = [accountId, route, key, fingerprint, status, JSON.stringify(headers), body, now];
    await this.statements.query(insertReply, values);
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
