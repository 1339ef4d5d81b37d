import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AccountRepository } from './account.repository.js';
import { invalidCredentials } from './auth-throttle.js';
import { CredentialRevoker } from './credential-revoker.js';
import { NewPasswords } from './new-passwords.js';
import { PasswordCheck } from './password-check.js';

export interface PasswordChange {
  currentPassword: string;
  newPassword: string;
}

@Injectable()
export class PasswordService {
  constructor(
    private readonly check: PasswordCheck,
    private readonly newPasswords: NewPasswords,
    private readonly accounts: AccountRepository,
    private readonly revoker: CredentialRevoker,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async change(user: CurrentUser, change: PasswordChange, network: string): Promise<void> {
    const account = await this.check.byId(user.id, change.currentPassword, network);
    this.newPasswords.assertAcceptable(change.newPassword, account.email, '#/newPassword');
    const passwordHash = await this.newPasswords.hash(change.newPassword);
    await this.unitOfWork.run(async () => {
      const current = await this.accounts.lockById(account.id);
      if (current?.passwordHash !== account.passwordHash) throw invalidCredentials();
      await this.accounts.updatePassword(account.id, passwordHash);
      await this.revoker.revokeOtherSessions(account.id, user.sessionId ?? '');
    });
  }
}
