import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { QuestionReader } from '../question-bank/question.reader.js';
import { BankFileRepository, type ImportStanding } from './bank-file.repository.js';
import type { ImportState } from './domain/bank-import.js';
import { headProblems } from './domain/head-problems.js';
import type { DocumentProblem } from './domain/import-report.js';
import type { ReadingFault } from './domain/reading-fault.js';
import { ImportItemRepository } from './import-item.repository.js';
import type { ImportInput } from './import-input.js';
import type { PlannedImport } from './import-planner.service.js';

const mostShown = 100;

/** Writes the reports of imports. */
@Injectable()
export class ImportReports {
  constructor(
    private readonly files: BankFileRepository,
    private readonly items: ImportItemRepository,
    private readonly questions: QuestionReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Notes what an import is going to do.
   *
   * @throws AppError rule-violated when something stops it
   */
  async note(input: ImportInput, planned: PlannedImport): Promise<void> {
    await this.items.replace(input.importId, planned.plan.items);
    const rejected = planned.plan.items.filter(({ outcome }) => outcome === 'reject').length;
    const faults = planned.plan.catalogue.faults.length;
    const isStopped = !input.dryRun && !input.skipRejected && rejected + faults > 0;
    await this.noteState(input, planned, {
      state: isStopped ? 'stopped' : 'compared',
      releaseNumber: null,
    });
    if (!isStopped) return;
    await this.files.removeFile(input.importId);
    throw stopped(input, {
      rejected,
      faults,
      total: planned.plan.items.length,
      shown: await this.items.list(input.importId, ['reject'], { after: -1, limit: mostShown }),
    });
  }

  /** Notes how far an import is, with what is to be said about its file as a whole. */
  async noteState(
    { importId, bankId }: ImportInput,
    { read, plan }: PlannedImport,
    { state, releaseNumber }: { state: ImportState; releaseNumber: number | null },
  ): Promise<void> {
    const bank = await this.questions.findBank(bankId);
    const toProblem =
      (isFault: boolean) =>
      (problem: Omit<DocumentProblem, 'isFault'>): DocumentProblem => ({ ...problem, isFault });
    const problems = [
      ...plan.catalogue.faults.map(toProblem(true)),
      ...(bank === null ? [] : headProblems(read.head, bank)).map(toProblem(false)),
      ...plan.catalogue.differing.map(toProblem(false)),
    ];
    await this.files.update(importId, {
      state,
      fault: null,
      problems: problems.slice(0, mostShown),
      skipped: read.skipped,
      skippedCount: read.skippedCount,
      finishedAt: this.clock.now(),
      releaseNumber,
    });
  }

  async noteUnreadable({ importId }: ImportInput, fault: ReadingFault): Promise<void> {
    const standing: ImportStanding = {
      state: 'unreadable',
      fault,
      problems: [],
      skipped: [],
      skippedCount: 0,
      finishedAt: this.clock.now(),
      releaseNumber: null,
    };
    await this.files.removeFile(importId);
    await this.files.update(importId, standing);
  }
}

function stopped(
  { importId }: ImportInput,
  {
    rejected,
    faults,
    total,
    shown,
  }: {
    rejected: number;
    faults: number;
    total: number;
    shown: Awaited<ReturnType<ImportItemRepository['list']>>;
  },
): AppError {
  const catalogue = faults === 0 ? '' : ` ${faults} entries of its catalogue are faulty.`;
  const detail = `${rejected} of ${total} entries are rejected; nothing was imported.${catalogue}`;
  const errors = shown.flatMap(({ ordinal, problems }) =>
    problems.slice(0, 1).map(({ pointer, code, detail: reason }) => ({
      pointer: `#/questions/${ordinal}${pointer}`,
      code,
      detail: reason,
    })),
  );
  return new AppError('rule-violated', detail, { errors, extensions: { importId } });
}
