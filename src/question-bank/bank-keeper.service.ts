import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { BankKeeperRepository, type BankChange } from './bank-keeper.repository.js';
import type { Bank } from './domain/bank.js';

/** What a bank is made with. */
export type BankTerms = Pick<
  Bank,
  'slug' | 'title' | 'description' | 'license' | 'reveal' | 'visibility'
>;

/** A release of another bank that a bank begins as a copy of. */
export interface ForkOrigin {
  readonly bankId: string;
  readonly release: number;
}

/**
 * Banks that people own, besides what is in them. Who may do what is the caller's business. All but
 * `listOwned` run in the caller's transaction.
 */
@Injectable()
export class BankKeeper {
  constructor(
    private readonly repository: BankKeeperRepository,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @returns null when the owner has a bank of this slug */
  async create(
    terms: BankTerms,
    { ownerId, origin }: { ownerId: string; origin: ForkOrigin | null },
  ): Promise<Bank | null> {
    const now = this.clock.now();
    const bank: Bank = {
      ...terms,
      id: this.ids.next(),
      ownerId,
      isDefault: false,
      forkedFromBankId: origin?.bankId ?? null,
      forkedFromRelease: origin?.release ?? null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    return (await this.repository.insert(bank)) ? bank : null;
  }

  /** Until the transaction ends nobody else changes it or publishes in it. @throws AppError not-found */
  lock(bankId: string): Promise<Bank> {
    return this.repository.lock(bankId);
  }

  /** @returns false when its owner has another bank of this slug */
  change(bank: Bank, change: BankChange): Promise<boolean> {
    return this.repository.update(bank, change, this.clock.now());
  }

  /** With everything in it. @returns false when somebody has practised or answered a question of it */
  remove(bankId: string): Promise<boolean> {
    return this.repository.remove(bankId);
  }

  /** Whether learners have ever seen anything of it. */
  hasReleases(bankId: string): Promise<boolean> {
    return this.repository.hasReleases(bankId);
  }

  /** The oldest first. */
  listOwned(ownerId: string): Promise<Bank[]> {
    return this.repository.listOwned(ownerId);
  }
}
