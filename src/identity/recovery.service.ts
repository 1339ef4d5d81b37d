import { Injectable } from '@nestjs/common';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AccountRepository } from './account.repository.js';
import { AuthThrottle, invalidCredentials } from './auth-throttle.js';
import { emailKey } from './domain/email.js';
import { PasswordCheck } from './password-check.js';
import { PasswordReplacer } from './password-replacer.js';
import { RecoveryCodes } from './recovery-codes.js';

/** No account has this id, so that an unknown address costs the same query. */
const nobody = '00000000-0000-0000-0000-000000000000';

export interface Recovery {
  email: string;
  recoveryCode: string;
  newPassword: string;
}

/** The way back in for somebody who forgot the password. */
@Injectable()
export class RecoveryService {
  constructor(
    private readonly throttle: AuthThrottle,
    private readonly check: PasswordCheck,
    private readonly accounts: AccountRepository,
    private readonly codes: RecoveryCodes,
    private readonly replacer: PasswordReplacer,
  ) {}

  async recover({ email, recoveryCode, newPassword }: Recovery, network: string): Promise<void> {
    // Before the code is looked at, so that a refused password tells nothing about the account.
    this.replacer.assertAcceptable(newPassword, email);
    const key = emailKey(email);
    const account = await this.accounts.findByEmailKey(key);
    const accountId = account?.id ?? nobody;
    await this.throttle.attempt({ subject: key, network }, () =>
      this.codes.has(accountId, recoveryCode),
    );
    const isReplaced = await this.replacer.replace(accountId, newPassword, () =>
      this.codes.take(accountId, recoveryCode),
    );
    if (!isReplaced) throw invalidCredentials();
  }

  /** @returns a new set of codes in the place of the old one */
  async renewCodes({ id }: CurrentUser, password: string, network: string): Promise<string[]> {
    await this.check.byId(id, password, network);
    return this.codes.renewAtOnce(id);
  }
}
