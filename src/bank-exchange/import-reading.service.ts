import { Injectable } from '@nestjs/common';
import { BankDesk } from '../authoring/bank-desk.service.js';
import { notFound } from '../kernel/app-error.js';
import { Cursors, type Page } from '../platform/http/paging.js';
import {
  toBankImportResponse,
  toImportItemResponse,
  type BankImportResponse,
  type ImportItemResponse,
  type ListImportItemsQueryDto,
} from './bank-import.dto.js';
import type { ImportReport } from './domain/import-report.js';
import { ImportItemRepository } from './import-item.repository.js';

/** Reports of imports, for whoever may change the bank. */
@Injectable()
export class ImportReading {
  constructor(
    private readonly items: ImportItemRepository,
    private readonly desk: BankDesk,
    private readonly cursors: Cursors,
  ) {}

  /** @throws AppError not-found */
  async get(accountId: string, importId: string): Promise<BankImportResponse> {
    const report = await this.find(accountId, importId);
    return toBankImportResponse(report, await this.items.count(importId));
  }

  async listItems(
    accountId: string,
    importId: string,
    { limit, cursor, outcome }: ListImportItemsQueryDto,
  ): Promise<Page<ImportItemResponse>> {
    const report = await this.find(accountId, importId);
    const scope = ['bank-import-items', accountId, importId, outcome];
    const after = Number(this.cursors.decode(cursor, scope)?.[0] ?? -1);
    const outcomes = outcome === undefined ? null : [outcome];
    const rows = await this.items.list(importId, outcomes, { after, limit: limit + 1 });
    return this.cursors.toPage(
      rows,
      { limit, scope },
      {
        positionOf: ({ ordinal }) => [ordinal],
        toItem: (item) => toImportItemResponse(item, report),
      },
    );
  }

  private async find(accountId: string, importId: string): Promise<ImportReport> {
    const report = await this.items.findReport(importId);
    if (report === null) throw notFound('import');
    await this.desk.assertEdits(accountId, report.bankId, 'import');
    return report;
  }
}
