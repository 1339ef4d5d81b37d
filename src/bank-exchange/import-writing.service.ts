import { Injectable } from '@nestjs/common';
import { BankDesk } from '../authoring/bank-desk.service.js';
import type { TaskResult } from '../platform/tasks/task.js';
import { BankFileRepository } from './bank-file.repository.js';
import type { ImportInput } from './import-input.js';
import { ImportPlanner, type PlannedImport } from './import-planner.service.js';
import { ImportReports } from './import-reports.service.js';
import { ItemWriter } from './item-writer.js';

/** The end of an import: all of it, or nothing. */
@Injectable()
export class ImportWriting {
  constructor(
    private readonly desk: BankDesk,
    private readonly files: BankFileRepository,
    private readonly planner: ImportPlanner,
    private readonly reports: ImportReports,
    private readonly writers: ItemWriter,
  ) {}

  /** Runs in a transaction. @throws AppError not-found, forbidden, rule-violated, and nothing was written */
  async write(accountId: string, input: ImportInput, planned: PlannedImport): Promise<TaskResult> {
    await this.desk.assertEdits(accountId, input.bankId);
    const { importId, dryRun } = input;
    const current = dryRun ? planned : await this.lockAndLookAgain(input, planned);
    const release = dryRun ? null : await this.writers.write(accountId, input, current);
    if (!dryRun) {
      await this.reports.noteState(input, current, { state: 'done', releaseNumber: release });
    }
    await this.files.removeFile(importId);
    return { importId, dryRun, ...(await this.writers.count(importId)), releaseNumber: release };
  }

  /** Where nothing changes, the bank is not even locked, as that would be a change too. */
  private async lockAndLookAgain(
    input: ImportInput,
    planned: PlannedImport,
  ): Promise<PlannedImport> {
    if (!changesAnything(planned)) return planned;
    await this.writers.lock(input.bankId);
    const stamp = await this.planner.stampOf(input.bankId);
    if (stamp === planned.stamp) return planned;
    const again = { ...planned, stamp, plan: await this.planner.plan(input, planned.read) };
    await this.reports.note(input, again);
    return again;
  }
}

function changesAnything({ plan }: PlannedImport): boolean {
  return plan.items.some(({ outcome }) => outcome === 'create' || outcome === 'update');
}
