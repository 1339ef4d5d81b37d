import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { assertUnchanged } from '../platform/http/etag.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { BankKeeper, type BankTerms } from '../question-bank/bank-keeper.service.js';
import type { BankResponse } from '../question-bank/bank.dto.js';
import { BankService } from '../question-bank/bank.service.js';
import type { Bank } from '../question-bank/domain/bank.js';
import type { UpdateBankDto } from './bank-authoring.dto.js';
import { BankDesk } from './bank-desk.service.js';

const changeable = ['title', 'description', 'license', 'reveal', 'visibility'] as const;
type Changeable = Pick<Bank, (typeof changeable)[number]>;

/** The banks of authors, besides the questions in them. */
@Injectable()
export class BankAuthoring {
  constructor(
    private readonly keeper: BankKeeper,
    private readonly banks: BankService,
    private readonly desk: BankDesk,
    private readonly gate: BankGate,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws AppError already-exists */
  create(callerId: string, terms: BankTerms): Promise<BankResponse> {
    return this.unitOfWork.run(async () => {
      const bank = await this.keeper.create(terms, { ownerId: callerId, origin: null });
      if (bank === null) throw slugTaken('You have');
      return this.banks.get(bank.id, callerId);
    });
  }

  /** @throws AppError not-found, forbidden, precondition-failed */
  update(
    callerId: string,
    bankId: string,
    { change, ifMatch }: { change: UpdateBankDto; ifMatch: string },
  ): Promise<BankResponse> {
    return this.unitOfWork.run(async () => {
      await this.desk.assertEdits(callerId, bankId);
      const bank = await this.keeper.lock(bankId);
      await this.desk.assertEdits(callerId, bankId);
      assertUnchanged(bank, ifMatch);
      const next = merge(bank, change);
      if (next.visibility !== bank.visibility) await this.desk.assertOwns(callerId, bankId);
      if (changeable.some((field) => next[field] !== bank[field])) {
        await this.keeper.change(bank, next);
      }
      return this.banks.get(bankId, callerId);
    });
  }

  /** @throws AppError not-found, forbidden, precondition-failed, invalid-state, conflict */
  remove(callerId: string, bankId: string, ifMatch: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      await this.desk.assertOwns(callerId, bankId);
      assertUnchanged(await this.keeper.lock(bankId), ifMatch);
      if (await this.keeper.hasReleases(bankId)) {
        const detail = 'It was released: retire its questions, or make it private.';
        throw new AppError('invalid-state', detail);
      }
      if (await this.gate.isShared(bankId)) {
        throw new AppError('conflict', 'A cohort has the bank: take it out of there first.');
      }
      if (await this.keeper.remove(bankId)) return;
      throw new AppError('conflict', 'Something that others work with refers to the bank.');
    });
  }
}

/** A merge patch: absent keeps. */
function merge(bank: Bank, change: UpdateBankDto): Changeable {
  return {
    title: change.title ?? bank.title,
    description: change.description ?? bank.description,
    license: change.license ?? bank.license,
    reveal: change.reveal ?? bank.reveal,
    visibility: change.visibility ?? bank.visibility,
  };
}

/** @param who and what they do, as the beginning of a sentence */
export function slugTaken(who: string): AppError {
  return new AppError('already-exists', `${who} a bank of this slug.`);
}
