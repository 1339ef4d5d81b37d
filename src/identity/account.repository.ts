import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, type EntityManager } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountEntity } from './account.entity.js';
import type { Account, AccountRole } from './domain/account.js';

export interface AccountFilter {
  emailPrefix: string | null;
  role: AccountRole | null;
}

@Injectable()
export class AccountRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  findById(id: string): Promise<Account | null> {
    return this.manager.findOneBy(AccountEntity, { id });
  }

  findByEmailKey(emailKey: string): Promise<Account | null> {
    return this.manager.findOneBy(AccountEntity, { emailKey });
  }

  lockById(id: string): Promise<Account | null> {
    return this.manager.findOne(AccountEntity, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** All admins, locked in one order so that two demotions at once cannot leave none. */
  lockAdmins(): Promise<Account[]> {
    return this.manager.find(AccountEntity, {
      where: { role: 'admin' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** @returns up to `limit` accounts after `afterId`, oldest first */
  list(filter: AccountFilter, page: { afterId: string | null; limit: number }): Promise<Account[]> {
    const query = this.manager.createQueryBuilder(AccountEntity, 'a').orderBy('a.id');
    const { emailPrefix: prefix, role } = filter;
    // starts_with takes the prefix literally: "%" and "_" in it match themselves.
    if (prefix !== null) query.andWhere('starts_with(a.email_key, :prefix)', { prefix });
    if (role !== null) query.andWhere('a.role = :role', { role });
    if (page.afterId !== null) query.andWhere('a.id > :afterId', { afterId: page.afterId });
    return query.take(page.limit).getMany();
  }

  /** Whose deletion was requested at `latest` or before, in the order of the requests. */
  async listDeletionRequestedUntil(latest: Date): Promise<string[]> {
    const accounts = await this.manager.find(AccountEntity, {
      select: { id: true },
      where: { deletionRequestedAt: LessThanOrEqual(latest) },
      order: { deletionRequestedAt: 'ASC' },
    });
    return accounts.map(({ id }) => id);
  }

  async insert(account: Account): Promise<void> {
    await this.manager.insert(AccountEntity, account);
  }

  /** Changes what clients see of an account, so the version grows. */
  async update(
    { id, version }: Account,
    changes: Partial<
      Pick<Account, 'displayName' | 'zone' | 'rolloverHour' | 'role' | 'deletionRequestedAt'>
    >,
  ): Promise<void> {
    await this.manager.update(AccountEntity, { id }, { ...changes, version: version + 1 });
  }

  async updatePassword(id: string, passwordHash: string): Promise<void> {
    await this.manager.update(AccountEntity, { id }, { passwordHash });
  }

  /** The same password under newer parameters, unless it was changed meanwhile. */
  async updateHash(account: Account, passwordHash: string): Promise<void> {
    const { id, passwordHash: old } = account;
    await this.manager.update(AccountEntity, { id, passwordHash: old }, { passwordHash });
  }

  /** Removes the account with its sessions, tokens and ways of recovery. */
  async remove(id: string): Promise<void> {
    // Stored replies quote what this account wrote, and have no foreign key to go by.
    await this.manager.query(`DELETE FROM idempotency_key WHERE account_id = $1`, [id]);
    await this.manager.delete(AccountEntity, { id });
  }

  private get manager(): EntityManager {
    return this.unitOfWork.manager;
  }
}
