import { Injectable } from '@nestjs/common';
import { AppError, notFound } from '../kernel/app-error.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import type { BankRole } from '../question-bank/domain/bank.js';

/**
 * Who may do what to a bank. Who has no part in it cannot tell it from one that is not there, even
 * where they may read it; who has is told that their part does not allow this.
 */
@Injectable()
export class BankDesk {
  constructor(private readonly gate: BankGate) {}

  /**
   * @param what the thing that was asked for, in whose words it is refused
   * @throws AppError not-found
   */
  async getRole(callerId: string, bankId: string, what = 'bank'): Promise<BankRole> {
    const role = await this.gate.roleIn(callerId, bankId);
    if (role === null) throw notFound(what);
    return role;
  }

  /** @throws AppError not-found, forbidden for viewers */
  async assertEdits(callerId: string, bankId: string, what = 'bank'): Promise<void> {
    if ((await this.getRole(callerId, bankId, what)) !== 'viewer') return;
    throw new AppError('forbidden', 'Only those who edit a bank may do this.');
  }

  /** @throws AppError not-found, forbidden for everybody but the owner */
  async assertOwns(callerId: string, bankId: string): Promise<void> {
    if ((await this.getRole(callerId, bankId)) !== 'owner') throw notTheOwner();
  }
}

export function notTheOwner(): AppError {
  return new AppError('forbidden', 'Only the owner of a bank may do this.');
}
