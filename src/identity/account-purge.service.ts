import { Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountSections } from './account-sections.js';
import { AccountRepository } from './account.repository.js';
import { deletionDueAt, latestDueRequest } from './domain/deletion-due.js';

/** Deletes the accounts whose holders asked for it and did not change their mind. */
@Injectable()
export class AccountPurge {
  private readonly logger = new Logger(AccountPurge.name);

  constructor(
    private readonly accounts: AccountRepository,
    private readonly sections: AccountSections,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * One transaction an account, so that a fault with one keeps nobody else waiting.
   *
   * @returns how many accounts are gone now
   * @throws AggregateError when all were tried and some could not be deleted
   */
  async purgeDue(now: Date): Promise<number> {
    let purged = 0;
    const faults: unknown[] = [];
    for (const id of await this.accounts.listDeletionRequestedUntil(latestDueRequest(now))) {
      try {
        if (await this.unitOfWork.runUnhurried(() => this.purge(id, now))) purged += 1;
      } catch (error) {
        this.logger.error({ err: error, accountId: id }, 'account not deleted');
        faults.push(error);
      }
    }
    if (faults.length > 0) throw new AggregateError(faults, 'Some accounts could not be deleted.');
    return purged;
  }

  private async purge(id: string, now: Date): Promise<boolean> {
    const requestedAt = (await this.accounts.lockById(id))?.deletionRequestedAt ?? null;
    if (requestedAt === null || deletionDueAt(requestedAt) > now) return false;
    for (const section of this.sections.inOrderOfRemoval()) await section.removeFor(id);
    await this.accounts.remove(id);
    return true;
  }
}
