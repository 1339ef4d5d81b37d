import { Injectable } from '@nestjs/common';
import { notFound } from '../kernel/app-error.js';
import { sqlState } from '../platform/database/database-fault.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { BankEntity } from './bank.entity.js';
import { BankReleaseEntity } from './bank-release.entity.js';
import type { Bank } from './domain/bank.js';

/** What changes of a bank itself; questions change by releases. */
export type BankChange = Partial<
  Pick<Bank, 'title' | 'description' | 'license' | 'reveal' | 'visibility' | 'ownerId' | 'slug'>
>;

const uniqueViolation = '23505';
const foreignKeyViolation = '23503';

@Injectable()
export class BankKeeperRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Until the transaction ends nobody else changes it or publishes in it. @throws AppError not-found */
  async lock(id: string): Promise<Bank> {
    const bank = await this.unitOfWork.manager.findOne(BankEntity, {
      where: { id },
      lock: { mode: 'for_no_key_update' },
    });
    if (bank === null) throw notFound('bank');
    return bank;
  }

  /** @returns false when its owner has a bank of this slug */
  insert(bank: Bank): Promise<boolean> {
    return this.unlessViolated(uniqueViolation, () =>
      this.unitOfWork.manager.insert(BankEntity, bank),
    );
  }

  /** Readers keep what they know of a bank by its version. @returns false when the slug is taken */
  update({ id, version }: Bank, change: BankChange, now: Date): Promise<boolean> {
    return this.unlessViolated(uniqueViolation, () =>
      this.unitOfWork.manager.update(
        BankEntity,
        { id },
        { ...change, version: version + 1, updatedAt: now },
      ),
    );
  }

  /** With everything in it. @returns false when somebody has practised or answered a question of it */
  remove(id: string): Promise<boolean> {
    return this.unlessViolated(foreignKeyViolation, () =>
      this.unitOfWork.manager.delete(BankEntity, { id }),
    );
  }

  hasReleases(bankId: string): Promise<boolean> {
    return this.unitOfWork.manager.existsBy(BankReleaseEntity, { bankId });
  }

  listOwned(ownerId: string): Promise<Bank[]> {
    return this.unitOfWork.manager.find(BankEntity, { where: { ownerId }, order: { id: 'ASC' } });
  }

  /** A statement that fails takes its transaction along, unless there is a point to go back to. */
  private async unlessViolated(state: string, work: () => Promise<unknown>): Promise<boolean> {
    await this.unitOfWork.manager.query('SAVEPOINT bank_change');
    try {
      await work();
    } catch (error) {
      if (sqlState(error) !== state) throw error;
      await this.unitOfWork.manager.query('ROLLBACK TO SAVEPOINT bank_change');
      return false;
    }
    await this.unitOfWork.manager.query('RELEASE SAVEPOINT bank_change');
    return true;
  }
}
