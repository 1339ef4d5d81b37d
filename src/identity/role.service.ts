import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { AccountRepository } from './account.repository.js';
import type { Account, AccountRole } from './domain/account.js';
import { emailKey } from './domain/email.js';

/** Who may do what. */
@Injectable()
export class RoleService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError invalid-state when nobody would be left to give roles */
  change(id: string, role: AccountRole | undefined, ifMatch: string): Promise<Account> {
    return this.unitOfWork.run(async () => {
      // Admins first, in one order: two demotions that wait for each other would deadlock.
      const admins = await this.accounts.lockAdmins();
      const account = await this.accounts.lockById(id);
      if (account === null) throw notFound('account');
      assertUnchanged(account, ifMatch);
      if (role === undefined || role === account.role) return account;
      if (admins.length === 1 && admins[0]?.id === id) throw lastAdmin();
      await this.accounts.update(account, { role });
      return { ...account, role, version: account.version + 1 };
    });
  }

  /** For the operator, who answers to nobody: this is also how the first admin comes to be. */
  assign(email: string, role: AccountRole): Promise<Account> {
    return this.unitOfWork.run(async () => {
      const found = await this.accounts.findByEmailKey(emailKey(email));
      const account = found === null ? null : await this.accounts.lockById(found.id);
      if (account === null) throw notFound('account');
      if (account.role === role) return account;
      await this.accounts.update(account, { role });
      return { ...account, role, version: account.version + 1 };
    });
  }
}

function lastAdmin(): AppError {
  return new AppError('invalid-state', 'This is the last admin; make somebody else one first.');
}
