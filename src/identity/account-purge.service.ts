import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { AccountSections } from './account-sections.js';
import { AccountRepository } from './account.repository.js';
import { deletionDueAt } from './domain/deletion-due.js';

/** Deletes the accounts whose holders asked for it and did not change their mind. */
@Injectable()
export class AccountPurge {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sections: AccountSections,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @returns how many accounts are gone now */
  async purgeDue(now: Date): Promise<number> {
    let purged = 0;
    for (const id of await this.accounts.listDeletionRequested()) {
      if (await this.unitOfWork.run(() => this.purge(id, now))) purged += 1;
    }
    return purged;
  }

  /** One transaction an account, so that a fault with one keeps nobody else waiting. */
  private async purge(id: string, now: Date): Promise<boolean> {
    const requestedAt = (await this.accounts.lockById(id))?.deletionRequestedAt ?? null;
    if (requestedAt === null || deletionDueAt(requestedAt) > now) return false;
    // The last to register first: features point to those that were there before them.
    for (const section of this.sections.all().toReversed()) await section.removeFor(id);
    await this.accounts.remove(id);
    return true;
  }
}
