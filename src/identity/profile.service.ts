import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { assertKnownZone } from './account-creator.js';
import { AccountRepository } from './account.repository.js';
import type { Account } from './domain/account.js';
import { changesOf } from './domain/changes-of.js';

export type ProfilePatch = Partial<Pick<Account, 'displayName' | 'zone' | 'rolloverHour'>>;

/** What people keep about themselves. */
@Injectable()
export class ProfileService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async get({ id }: CurrentUser): Promise<Account> {
    const account = await this.accounts.findById(id);
    if (account === null) throw notFound('account');
    return account;
  }

  update(user: CurrentUser, patch: ProfilePatch, ifMatch: string): Promise<Account> {
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(user.id);
      if (account === null) throw notFound('account');
      assertUnchanged(account, ifMatch);
      const changes = changesOf(account, patch);
      if (changes === null) return account;
      if (changes.zone !== undefined) assertKnownZone(changes.zone);
      await this.accounts.update(account, changes);
      return this.get(user);
    });
  }
}
