import { Injectable } from '@nestjs/common';
import { AppError, ruleViolated } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import type { BankResponse } from '../question-bank/bank.dto.js';
import { BankService } from '../question-bank/bank.service.js';
import type { BankRelease } from '../question-bank/domain/bank-release.js';
import type { Bank } from '../question-bank/domain/bank.js';
import { ReleaseReader } from '../question-bank/release.reader.js';
import { slugTaken } from './bank-authoring.service.js';
import type { ForkBankDto } from './bank-fork.dto.js';
import { forbidsDerivatives } from './domain/forbids-derivatives.js';
import { ReleaseCopy } from './release-copy.service.js';

/** Banks that begin as a copy of another. */
@Injectable()
export class BankFork {
  constructor(
    private readonly gate: BankGate,
    private readonly keeper: BankKeeper,
    private readonly banks: BankService,
    private readonly releases: ReleaseReader,
    private readonly copies: ReleaseCopy,
  ) {}

  /** @throws AppError not-found, forbidden, rule-violated, invalid-state, already-exists */
  fork(
    callerId: string,
    bankId: string,
    { slug, title, release: number }: ForkBankDto,
  ): Promise<BankResponse> {
    return this.copies.unhurried(async () => {
      const original = await this.getCopiable(callerId, bankId);
      const release = await this.getRelease(bankId, number);
      const { description, license, reveal } = original;
      const copy = await this.keeper.create(
        { slug, title, description, license, reveal, visibility: 'private' },
        { ownerId: callerId, origin: { bankId, release: release.number } },
      );
      if (copy === null) throw slugTaken('You have');
      await this.copies.copy(release, { bankId: copy.id, callerId, title: original.title });
      return this.banks.get(copy.id, callerId);
    });
  }

  /** Who may see every outline already may have them. */
  private async getCopiable(callerId: string, bankId: string): Promise<Bank> {
    await this.gate.assertReadable(callerId, bankId);
    const bank = await this.copies.getBank(bankId);
    if (bank.reveal !== 'open' && (await this.gate.roleIn(callerId, bankId)) === null) {
      const detail = 'Only who may see all outlines of a bank may copy it.';
      throw new AppError('forbidden', detail);
    }
    if (!forbidsDerivatives(bank.license)) return bank;
    const detail = 'has a licence that forbids changed copies';
    throw ruleViolated([{ pointer: '#', code: 'license-forbids-derivatives', detail }]);
  }

  private async getRelease(bankId: string, number: number | undefined): Promise<BankRelease> {
    const release = await this.releases.find(bankId, number);
    if (release !== null) return release;
    if (number === undefined) {
      throw new AppError('invalid-state', 'Nothing of the bank was released yet.');
    }
    const detail = 'is no release of this bank';
    throw ruleViolated([{ pointer: '#/release', code: 'unknown-reference', detail }]);
  }
}
