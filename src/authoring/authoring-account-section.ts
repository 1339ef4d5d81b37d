import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountSections, type AccountSection } from '../identity/account-sections.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import { BankTeam } from '../question-bank/bank-team.service.js';
import { BankSuccession } from './bank-succession.service.js';
import { DraftRepository } from './draft.repository.js';
import { namedDocument } from './named-document.js';

/** The banks somebody owns or works on, and the drafts they wrote. */
@Injectable()
export class AuthoringAccountSection implements AccountSection, OnModuleInit {
  readonly name = 'authoring';
  /** Whether others practise a bank shows when its owner no longer does. */
  readonly goesLast = true;

  constructor(
    private readonly sections: AccountSections,
    private readonly keeper: BankKeeper,
    private readonly team: BankTeam,
    private readonly drafts: DraftRepository,
    private readonly succession: BankSuccession,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async exportFor(accountId: string): Promise<unknown> {
    const collaborations = await this.team.listOf(accountId);
    const drafts = await this.drafts.listWrittenBy(accountId);
    return {
      banks: await this.keeper.listOwned(accountId),
      collaborations: collaborations.map(({ bankId, role, addedAt }) => ({
        bankId,
        role,
        addedAt,
      })),
      drafts: drafts.map((draft) => ({
        id: draft.questionId,
        bankId: draft.bankId,
        position: draft.position,
        document: namedDocument(draft),
        createdAt: draft.createdAt,
        updatedAt: draft.updatedAt,
      })),
    };
  }

  /** What they work on and did not own, and their name on drafts of others, goes with the account. */
  removeFor(accountId: string): Promise<void> {
    return this.succession.leaveAll(accountId);
  }
}
