import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { CurrentUser } from '../platform/http/current-user.js';
import { AccountRepository } from './account.repository.js';
import { invalidCredentials } from './auth-throttle.js';
import { PasswordCheck } from './password-check.js';

/** Leaving, with time to change one's mind. Until the day comes the account works as ever. */
@Injectable()
export class DeletionService {
  constructor(
    private readonly check: PasswordCheck,
    private readonly accounts: AccountRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Asking again does not move the day. @returns when the deletion was asked for */
  async request(user: CurrentUser, password: string, network: string): Promise<Date> {
    await this.check.byId(user.id, password, network);
    return this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(user.id);
      if (account === null) throw invalidCredentials();
      if (account.deletionRequestedAt !== null) return account.deletionRequestedAt;
      const deletionRequestedAt = this.clock.now();
      await this.accounts.update(account, { deletionRequestedAt });
      return deletionRequestedAt;
    });
  }

  async cancel(user: CurrentUser): Promise<void> {
    await this.unitOfWork.run(async () => {
      const account = await this.accounts.lockById(user.id);
      if (account === null || account.deletionRequestedAt === null) {
        throw new AppError('invalid-state', 'No deletion of this account was requested.');
      }
      await this.accounts.update(account, { deletionRequestedAt: null });
    });
  }
}
