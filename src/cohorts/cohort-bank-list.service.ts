import { Injectable } from '@nestjs/common';
import { Cursors, type Page, type PageQueryDto } from '../platform/http/paging.js';
import { CohortAccess } from './cohort-access.service.js';
import { CohortBankRepository, type CohortBank } from './cohort-bank.repository.js';

/** The banks of a cohort, for everybody in it. */
@Injectable()
export class CohortBankList {
  constructor(
    private readonly access: CohortAccess,
    private readonly banks: CohortBankRepository,
    private readonly cursors: Cursors,
  ) {}

  /** The oldest first. @throws AppError not-found */
  async list(
    callerId: string,
    cohortId: string,
    { limit, cursor }: PageQueryDto,
  ): Promise<Page<CohortBank>> {
    await this.access.getStanding(callerId, cohortId);
    const scope = ['cohort-banks', callerId, cohortId];
    const position = this.cursors.decode(cursor, scope);
    const afterId = position === null ? null : String(position[0]);
    const rows = await this.banks.page(cohortId, { afterId, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      { positionOf: ({ bankId }) => [bankId], toItem: (bank) => bank },
    );
  }
}
