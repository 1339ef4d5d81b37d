import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TaskHandlers, type TaskHandler, type TaskRun } from '../platform/tasks/task-handlers.js';
import { importKind, type ImportInput } from './import-input.js';
import { LogStaging, type StagedLog } from './log-staging.service.js';
import { LogWriting } from './log-writing.service.js';

/** An import, in two parts: reading and sorting beside everything else, then writing at once. */
@Injectable()
export class ImportReviewsTask implements TaskHandler<ImportInput, StagedLog>, OnModuleInit {
  readonly kind = importKind;

  constructor(
    private readonly handlers: TaskHandlers,
    private readonly staging: LogStaging,
    private readonly writing: LogWriting,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this);
  }

  work(run: TaskRun<ImportInput>): Promise<StagedLog> {
    return this.staging.stage(run);
  }

  async conclude(run: TaskRun<ImportInput>, staged: StagedLog): Promise<Record<string, unknown>> {
    return { ...(await this.writing.write(run, staged)) };
  }
}
