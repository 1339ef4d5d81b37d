import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page } from '../platform/http/paging.js';
import { AccountRepository } from './account.repository.js';
import type { Account, AccountRole } from './domain/account.js';
import { emailKey } from './domain/email.js';

export interface AccountQuery {
  limit: number;
  cursor?: string;
  emailPrefix?: string;
  role?: AccountRole;
}

/** What admins see of everybody. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly cursors: Cursors,
  ) {}

  async list({ limit, cursor, emailPrefix, role }: AccountQuery): Promise<Page<Account>> {
    const filter = {
      emailPrefix: emailPrefix === undefined ? null : emailKey(emailPrefix),
      role: role ?? null,
    };
    const scope = ['accounts', filter.emailPrefix, filter.role];
    const position = this.cursors.decode(cursor, scope);
    const afterId = position === null ? null : String(position[0]);
    const rows = await this.accounts.list(filter, { afterId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ id }) => [id], toItem: (account) => account },
    );
  }

  async get(id: string): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (account === null) throw notFound('account');
    return account;
  }
}
