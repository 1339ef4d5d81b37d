import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountRepository } from './account.repository.js';
import { invalidCredentials } from './auth-throttle.js';
import type { ClientInfo } from './client-info.js';
import type { Account } from './domain/account.js';
import { PasswordCheck } from './password-check.js';
import { PasswordHasher } from './password-hasher.js';
import { SessionOpener, type SessionTokens } from './session-opener.js';

export interface SignedIn {
  account: Account;
  tokens: SessionTokens;
}

@Injectable()
export class LoginService {
  constructor(
    private readonly check: PasswordCheck,
    private readonly hasher: PasswordHasher,
    private readonly accounts: AccountRepository,
    private readonly opener: SessionOpener,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError invalid-credentials, rate-limited or overloaded */
  async logIn(
    { email, password }: { email: string; password: string },
    client: ClientInfo,
  ): Promise<SignedIn> {
    const account = await this.check.byEmail(email, password, client.network);
    const signedIn = await this.unitOfWork.run(async () => {
      // A password that was changed since it was checked must not leave a session behind.
      const current = await this.accounts.lockById(account.id);
      if (current?.passwordHash !== account.passwordHash) throw invalidCredentials();
      return { account: current, tokens: await this.opener.open(current, client.label) };
    });
    if (this.hasher.isOutdated(account.passwordHash)) {
      await this.accounts.updateHash(account, await this.hasher.hash(password));
    }
    return signedIn;
  }
}
