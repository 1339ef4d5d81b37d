import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Ids } from '../platform/config/ids.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Task } from '../platform/tasks/task.js';
import { Tasks } from '../platform/tasks/tasks.js';
import { importKind, type ImportInput } from './import-input.js';
import { ReviewImportRepository } from './review-import.repository.js';

/** Puts a file where the task that imports it finds it, whatever happens to this process. */
@Injectable()
export class ImportQueue {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ReviewImportRepository,
    private readonly tasks: Tasks,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError conflict when too many imports are waiting */
  put(
    learnerId: string,
    read: () => AsyncIterable<Buffer>,
    wish: Omit<ImportInput, 'importId'>,
  ): Promise<Task> {
    const importId = this.ids.next();
    const input: ImportInput = { ...wish, importId };
    return this.unitOfWork.run(async () => {
      const task = await this.tasks.create(learnerId, { kind: importKind, input });
      await this.imports.insert({ learnerId, importId }, this.clock.now());
      await this.imports.insertFile({ learnerId, importId }, read());
      return task;
    });
  }
}
