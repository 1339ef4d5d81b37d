import { Injectable } from '@nestjs/common';
import { AccountReader } from '../identity/account.reader.js';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { BankTeam } from '../question-bank/bank-team.service.js';
import { BankDesk } from './bank-desk.service.js';
import type { CollaboratorResponse } from './collaborator.dto.js';
import { toCollaboratorResponse } from './collaborator.service.js';

/** Who works on a bank, for those who do. */
@Injectable()
export class CollaboratorList {
  constructor(
    private readonly desk: BankDesk,
    private readonly team: BankTeam,
    private readonly accounts: AccountReader,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found */
  async list(
    callerId: string,
    bankId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<CollaboratorResponse>> {
    const scope = ['collaborators', callerId, bankId];
    const after = this.cursors.decode(cursor, scope);
    await this.desk.getRole(callerId, bankId);
    const rows = await this.team.page(bankId, { after, limit: limit + 1 });
    const accounts = await this.accounts.listByIds(rows.map(({ accountId }) => accountId));
    const byId = new Map(accounts.map((account) => [account.id, account]));
    return this.cursors.toPage(
      rows,
      { limit, scope },
      {
        positionOf: ({ accountId }) => [accountId],
        toItem: (row) => toCollaboratorResponse(row, byId.get(row.accountId)),
      },
    );
  }
}
