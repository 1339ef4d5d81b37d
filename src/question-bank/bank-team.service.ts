import { Injectable } from '@nestjs/common';
import { BankTeamRepository, type Collaborator } from './bank-team.repository.js';
import type { Slice } from './question.repository.js';

/** Who works on banks that are not theirs. Who may change that is the caller's business. */
@Injectable()
export class BankTeam {
  constructor(private readonly repository: BankTeamRepository) {}

  /** In the order of their accounts. */
  page(bankId: string, slice: Slice): Promise<Collaborator[]> {
    return this.repository.page(bankId, slice);
  }

  /** The first to be added first. */
  list(bankId: string): Promise<Collaborator[]> {
    return this.repository.list(bankId);
  }

  /** The banks that somebody works on. */
  listOf(accountId: string): Promise<Collaborator[]> {
    return this.repository.listOf(accountId);
  }

  find(bankId: string, accountId: string): Promise<Collaborator | null> {
    return this.repository.find(bankId, accountId);
  }

  /** Somebody who works on it already keeps their place in time. */
  put(collaborator: Collaborator): Promise<void> {
    return this.repository.put(collaborator);
  }

  remove(bankId: string, accountId: string): Promise<void> {
    return this.repository.remove(bankId, accountId);
  }
}
