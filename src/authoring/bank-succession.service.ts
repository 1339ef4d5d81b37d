import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { BankGate } from '../question-bank/bank-gate.service.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import { BankTeam } from '../question-bank/bank-team.service.js';
import type { Bank } from '../question-bank/domain/bank.js';
import { DraftRepository } from './draft.repository.js';

/** What becomes of banks when somebody goes for good. */
@Injectable()
export class BankSuccession {
  constructor(
    private readonly keeper: BankKeeper,
    private readonly team: BankTeam,
    private readonly accounts: AccountReader,
    private readonly drafts: DraftRepository,
    private readonly gate: BankGate,
  ) {}

  /**
   * A bank passes to the first of its editors who may author. Where there is none, a private one that
   * nobody else ever practised goes; others learn any other, so it stays, without an owner and drafts.
   */
  async leaveAll(accountId: string): Promise<void> {
    for (const { id } of await this.keeper.listOwned(accountId)) {
      const bank = await this.keeper.lock(id);
      const heir = await this.findHeir(bank);
      if (heir !== null) await this.passOn(bank, heir);
      else if (!(await this.isTakenAlong(bank))) await this.leaveOrphan(bank);
    }
  }

  /** By now nothing is left of what its owner practised themselves. */
  private async isTakenAlong({ id, visibility }: Bank): Promise<boolean> {
    if (visibility !== 'private' || (await this.gate.isMetByAnybody(id))) return false;
    return this.keeper.remove(id);
  }

  private async findHeir(bank: Bank): Promise<string | null> {
    const editors = (await this.team.list(bank.id)).filter(({ role }) => role === 'editor');
    const accounts = await this.accounts.listByIds(editors.map(({ accountId }) => accountId));
    const authors = new Set(accounts.filter(({ role }) => role !== 'learner').map(({ id }) => id));
    return editors.find(({ accountId }) => authors.has(accountId))?.accountId ?? null;
  }

  private async passOn(bank: Bank, heir: string): Promise<void> {
    await this.team.remove(bank.id, heir);
    if (await this.keeper.change(bank, { ownerId: heir })) return;
    await this.keeper.change(bank, { ownerId: heir, slug: uniqueSlug(bank) });
  }

  /** Under a name that no bank of the installation has or will have: one of those is found by its slug. */
  private async leaveOrphan(bank: Bank): Promise<void> {
    await this.drafts.removeAll(bank.id);
    await this.keeper.change(bank, { ownerId: null, slug: uniqueSlug(bank) });
  }
}

function uniqueSlug({ id, slug }: Bank): string {
  return `${slug.slice(0, 43)}-${id}`.replaceAll(/-+/gu, '-');
}
