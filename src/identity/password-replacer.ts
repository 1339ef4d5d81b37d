import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountRepository } from './account.repository.js';
import { CredentialRevoker } from './credential-revoker.js';
import { NewPasswords } from './new-passwords.js';

/** Sets the password of an account whose holder cannot log in. */
@Injectable()
export class PasswordReplacer {
  constructor(
    private readonly newPasswords: NewPasswords,
    private readonly accounts: AccountRepository,
    private readonly revoker: CredentialRevoker,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError rule-violated */
  assertAcceptable(newPassword: string, email: string): void {
    this.newPasswords.assertAcceptable(newPassword, email, '#/newPassword');
  }

  /**
   * @param takeProof uses up the code or link, in the same transaction; false when it is gone
   * @returns whether the password was replaced
   */
  async replace(
    accountId: string,
    newPassword: string,
    takeProof: () => Promise<boolean>,
  ): Promise<boolean> {
    const passwordHash = await this.newPasswords.hash(newPassword);
    return this.unitOfWork.run(async () => {
      await this.accounts.lockById(accountId);
      if (!(await takeProof())) return false;
      await this.accounts.updatePassword(accountId, passwordHash);
      await this.revoker.revokeAll(accountId);
      return true;
    });
  }
}
