import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import { TaskHandlers, type TaskHandler, type TaskRun } from '../platform/tasks/task-handlers.js';
import type { TaskResult } from '../platform/tasks/task.js';
import { ImportPlanner, type PlannedImport } from './import-planner.service.js';
import { ImportReports } from './import-reports.service.js';
import { ImportStaging, UnreadableFile } from './import-staging.service.js';
import { ImportWriting } from './import-writing.service.js';
import { importKind, type ImportInput, type ImportOrder, type ReadFile } from './import-input.js';

/**
 * An import, in two parts: reading and comparing beside everything else, then writing at once. What keeps it
 * from being written is in its report before the task fails.
 */
@Injectable()
export class ImportBankTask implements TaskHandler<ImportOrder, PlannedImport>, OnModuleInit {
  readonly kind = importKind;

  constructor(
    private readonly handlers: TaskHandlers,
    private readonly staging: ImportStaging,
    private readonly planner: ImportPlanner,
    private readonly reports: ImportReports,
    private readonly writing: ImportWriting,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  async work(run: TaskRun<ImportOrder>): Promise<PlannedImport> {
    const input = inputOf(run);
    const read = await this.read(run, input);
    run.report({ done: 0, total: null, message: 'checking' });
    const stamp = await this.planner.stampOf(input.bankId);
    const plan = await this.planner.plan(input, read);
    run.signal.throwIfAborted();
    const planned = { read, plan, stamp };
    await this.reports.note(input, planned);
    run.report({ done: 0, total: plan.items.length, message: 'writing' });
    return planned;
  }

  conclude(run: TaskRun<ImportOrder>, planned: PlannedImport): Promise<TaskResult> {
    return this.writing.write(run.learnerId, inputOf(run), planned);
  }

  private async read(run: TaskRun<ImportOrder>, input: ImportInput): Promise<ReadFile> {
    const { signal } = run;
    try {
      return await this.staging.stage({ input, signal, report: (news) => run.report(news) });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      const { fault } = error;
      await this.reports.noteUnreadable(input, fault);
      throw new AppError('validation-failed', `The file cannot be read: ${fault.detail}`, {
        errors: [{ pointer: '#', ...fault }],
        extensions: { importId: input.importId },
      });
    }
  }
}

function inputOf({ id, input }: TaskRun<ImportOrder>): ImportInput {
  return { ...input, importId: id };
}
