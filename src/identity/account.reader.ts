import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountEntity } from './account.entity.js';
import type { Account } from './domain/account.js';

/** What other features may know of an account. */
export type AccountSummary = Pick<Account, 'id' | 'displayName' | 'role' | 'zone' | 'rolloverHour'>;

/** Answers other features' questions about people. */
@Injectable()
export class AccountReader {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(id: string): Promise<AccountSummary | null> {
    const [account] = await this.listByIds([id]);
    return account ?? null;
  }

  /** Whether there is such an account that nobody asked to delete. */
  isStaying(id: string): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(AccountEntity, { id, deletionRequestedAt: IsNull() });
  }

  /** Those of the accounts that exist, in no particular order. */
  listByIds(ids: readonly string[]): Promise<AccountSummary[]> {
    return this.unitOfWork.manager.find(AccountEntity, {
      select: { id: true, displayName: true, role: true, zone: true, rolloverHour: true },
      where: { id: In([...ids]) },
    });
  }
}
