import { Injectable, type OnModuleInit } from '@nestjs/common';
import { BankGate, type BankAudience } from '../question-bank/bank-gate.service.js';
import { CohortBankRepository } from './cohort-bank.repository.js';

/** Who is in a cohort reads the banks that it has, when it is archived too. */
@Injectable()
export class CohortBankAudience implements BankAudience, OnModuleInit {
  constructor(
    private readonly gate: BankGate,
    private readonly banks: CohortBankRepository,
  ) {}

  onModuleInit(): void {
    this.gate.registerAudience(this);
  }

  bankIdsFor(learnerId: string): Promise<readonly string[]> {
    return this.banks.listIds(learnerId);
  }

  isShared(bankId: string): Promise<boolean> {
    return this.banks.isAnywhere(bankId);
  }
}
