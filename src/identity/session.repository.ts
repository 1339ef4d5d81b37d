import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, Not, type EntityManager } from 'typeorm';
import { removeInBatches } from '../platform/database/remove-in-batches.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Session } from './domain/session.js';
import { SessionEntity } from './session.entity.js';

@Injectable()
export class SessionRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  lockById(id: string): Promise<Session | null> {
    return this.manager.findOne(SessionEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** Sessions that still work, newest first. */
  listLive(
    accountId: string,
    page: { beforeId: string | null; limit: number; now: Date },
  ): Promise<Session[]> {
    return this.manager.find(SessionEntity, {
      where: {
        accountId,
        revokedAt: IsNull(),
        expiresAt: MoreThan(page.now),
        ...(page.beforeId === null ? {} : { id: LessThan(page.beforeId) }),
      },
      order: { id: 'DESC' },
      take: page.limit,
    });
  }

  async insert(session: Session): Promise<void> {
    await this.manager.insert(SessionEntity, session);
  }

  async rotate(
    session: Session,
    next: { tokenHash: Buffer; now: Date; expiresAt: Date },
  ): Promise<void> {
    await this.manager.update(
      SessionEntity,
      { id: session.id },
      {
        previousTokenHash: session.tokenHash,
        tokenHash: next.tokenHash,
        rotatedAt: next.now,
        lastUsedAt: next.now,
        expiresAt: next.expiresAt,
      },
    );
  }

  /** @returns whether this account had such a session, still alive */
  async revokeOwned(accountId: string, id: string, now: Date): Promise<boolean> {
    const { affected } = await this.manager.update(
      SessionEntity,
      { id, accountId, revokedAt: IsNull(), expiresAt: MoreThan(now) },
      { revokedAt: now },
    );
    return affected === 1;
  }

  async revokeAll(accountId: string, now: Date): Promise<void> {
    const live = { accountId, revokedAt: IsNull() };
    await this.manager.update(SessionEntity, live, { revokedAt: now });
  }

  async revokeOthers(accountId: string, keptId: string, now: Date): Promise<void> {
    const others = { accountId, id: Not(keptId), revokedAt: IsNull() };
    await this.manager.update(SessionEntity, others, { revokedAt: now });
  }

  /** Removes sessions that ended before an instant. @returns how many */
  removeEndedBefore(before: Date): Promise<number> {
    return removeInBatches(this.unitOfWork, {
      table: 'session',
      where: 'expires_at < $1 OR revoked_at < $1',
      parameter: before,
    });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
