import { Injectable } from '@nestjs/common';
import { AppError, notFound, ruleViolated, type FieldProblem } from '../kernel/app-error.js';
import { AccountReader, type AccountSummary } from '../identity/account.reader.js';
import { BankKeeper } from '../question-bank/bank-keeper.service.js';
import { BankTeam } from '../question-bank/bank-team.service.js';
import { slugTaken } from './bank-authoring.service.js';
import { BankDesk, notTheOwner } from './bank-desk.service.js';
import { CollaboratorWork } from './collaborator-work.js';
import type { CollaboratorResponse, CollaboratorRole } from './collaborator.dto.js';

/** A bank is worked on by few; everybody else reads it. */
const mostCollaborators = 50;

/** A bank and somebody who works on it, or is to. */
export interface Part {
  readonly bankId: string;
  readonly accountId: string;
}

/** Who works on whose bank, and whose it is. */
@Injectable()
export class CollaboratorService {
  constructor(
    private readonly desk: BankDesk,
    private readonly keeper: BankKeeper,
    private readonly team: BankTeam,
    private readonly accounts: AccountReader,
    private readonly work: CollaboratorWork,
  ) {}

  /** @throws AppError not-found, forbidden, rule-violated, conflict */
  put(callerId: string, part: Part, role: CollaboratorRole): Promise<CollaboratorResponse> {
    return this.work.run(async (now) => {
      const { bankId, accountId } = part;
      await this.desk.assertOwns(callerId, bankId);
      const bank = await this.keeper.lock(bankId);
      await this.desk.assertOwns(callerId, bankId);
      if (accountId === bank.ownerId) throw ownerAlready();
      const account = await this.getCoach(accountId, 'path');
      const all = await this.team.list(bankId);
      const before = all.find((each) => each.accountId === accountId);
      if (before === undefined && all.length >= mostCollaborators) throw tooMany();
      const addedAt = before?.addedAt ?? now;
      if (before?.role !== role) {
        await this.team.put({ bankId, accountId, role, addedAt });
        await this.keeper.change(bank, {});
      }
      return toCollaboratorResponse({ accountId, role, addedAt }, account);
    });
  }

  /** By the owner, or by oneself. @throws AppError not-found, forbidden */
  remove(callerId: string, { bankId, accountId }: Part): Promise<void> {
    return this.work.run(async () => {
      const role = await this.desk.getRole(callerId, bankId);
      if (role !== 'owner' && callerId !== accountId) throw notTheOwner();
      const bank = await this.keeper.lock(bankId);
      if ((await this.team.find(bankId, accountId)) === null) throw notFound('collaborator');
      await this.team.remove(bankId, accountId);
      // What they could read by it they are told anew.
      await this.keeper.change(bank, {});
    });
  }

  /** The owner edits it from then on. @throws AppError not-found, forbidden, rule-violated, already-exists */
  handOver(callerId: string, { bankId, accountId }: Part): Promise<void> {
    return this.work.run(async (now) => {
      await this.desk.assertOwns(callerId, bankId);
      const bank = await this.keeper.lock(bankId);
      await this.desk.assertOwns(callerId, bankId);
      if (accountId === callerId) return;
      if ((await this.team.find(bankId, accountId)) === null) throw notACollaborator();
      await this.getCoach(accountId);
      await this.team.remove(bankId, accountId);
      await this.team.put({ bankId, accountId: callerId, role: 'editor', addedAt: now });
      if (!(await this.keeper.change(bank, { ownerId: accountId }))) throw slugTaken('They have');
    });
  }

  /** An account that is not there and one that may not author read alike. @throws AppError rule-violated */
  private async getCoach(accountId: string, place?: FieldProblem['in']): Promise<AccountSummary> {
    const account = await this.accounts.find(accountId);
    if (account !== null && account.role !== 'learner') return account;
    const detail = 'needs the id of an account with the role coach';
    const problem = { pointer: '#/accountId', code: 'needs-coach-account', detail };
    throw ruleViolated([place === undefined ? problem : { in: place, ...problem }]);
  }
}

export function toCollaboratorResponse(
  { accountId, role, addedAt }: { accountId: string; role: CollaboratorRole; addedAt: Date },
  account: AccountSummary | undefined,
): CollaboratorResponse {
  const displayName = account?.displayName ?? '';
  return { accountId, displayName, role, addedAt: addedAt.toISOString() };
}

function ownerAlready(): AppError {
  return new AppError('invalid-state', 'The owner of a bank may do everything already.');
}

function tooMany(): AppError {
  return new AppError('conflict', `At most ${mostCollaborators} people work on a bank.`);
}

function notACollaborator(): AppError {
  const detail = 'needs the account of somebody who works on the bank';
  return ruleViolated([{ pointer: '#/accountId', code: 'not-a-collaborator', detail }]);
}
