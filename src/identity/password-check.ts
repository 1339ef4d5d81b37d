import { Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository.js';
import { AuthThrottle, invalidCredentials } from './auth-throttle.js';
import type { Account } from './domain/account.js';
import { emailKey } from './domain/email.js';
import { PasswordHasher } from './password-hasher.js';

/** Makes sure that somebody knows an account's password. */
@Injectable()
export class PasswordCheck {
  constructor(
    private readonly throttle: AuthThrottle,
    private readonly accounts: AccountRepository,
    private readonly hasher: PasswordHasher,
  ) {}

  /** @throws AppError invalid-credentials, in the same words and time for an unknown address */
  async byEmail(email: string, password: string, network: string): Promise<Account> {
    const key = emailKey(email);
    return this.check(key, password, { network, find: () => this.accounts.findByEmailKey(key) });
  }

  /** @throws AppError invalid-credentials */
  async byId(accountId: string, password: string, network: string): Promise<Account> {
    const account = await this.accounts.findById(accountId);
    const key = account?.emailKey ?? accountId;
    return this.check(key, password, { network, find: () => Promise.resolve(account) });
  }

  private async check(
    subject: string,
    password: string,
    { network, find }: { network: string; find: () => Promise<Account | null> },
  ): Promise<Account> {
    let account: Account | null = null;
    await this.throttle.attempt({ subject, network }, async () => {
      account = await find();
      return this.hasher.verify(account?.passwordHash ?? null, password);
    });
    if (account === null) throw invalidCredentials();
    return account;
  }
}
