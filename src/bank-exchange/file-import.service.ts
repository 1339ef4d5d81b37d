import { Injectable } from '@nestjs/common';
import { BankDesk } from '../authoring/bank-desk.service.js';
import { AppError } from '../kernel/app-error.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { Upload } from '../platform/http/uploads.js';
import type { Task } from '../platform/tasks/task.js';
import { Tasks } from '../platform/tasks/tasks.js';
import { BankFileRepository } from './bank-file.repository.js';
import type { ImportBankQueryDto } from './bank-import.dto.js';
import { fileFormats, type FormatName } from './file-formats.js';
import { importKind } from './import-input.js';
import { formatsOf } from './import-media-types.js';

/** Puts a file where the task that imports it finds it, whatever happens to this process. */
@Injectable()
export class FileImport {
  constructor(
    private readonly desk: BankDesk,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: BankFileRepository,
    private readonly tasks: Tasks,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError not-found, forbidden, validation-failed, conflict when too many imports are waiting */
  async start(accountId: string, file: Upload, query: ImportBankQueryDto): Promise<Task> {
    const { bankId, dryRun, publish, skipRejected } = query;
    await this.desk.assertEdits(accountId, bankId);
    const wish = {
      bankId,
      format: chooseFormat(file, query.format),
      dryRun: dryRun === 'true',
      publish: publish === 'true',
      skipRejected: skipRejected === 'true',
    };
    return this.unitOfWork.run(async () => {
      const input = { ...wish, byteCount: file.byteCount };
      const task = await this.tasks.create(accountId, { kind: importKind, input });
      const order = { ...wish, id: task.id, createdBy: accountId, receivedAt: this.clock.now() };
      await this.files.insert(order, file.read());
      return task;
    });
  }
}

/** The format that was named, which its media type must not contradict, else the only one of that type. */
function chooseFormat({ mediaType }: Upload, named: FormatName | undefined): FormatName {
  const possible = formatsOf(mediaType);
  const [only] = possible;
  if (named === undefined && only !== undefined && possible.length === 1) return only;
  if (named !== undefined && possible.includes(named)) return named;
  const detail =
    named === undefined
      ? `must be one of ${possible.join(', ')}, as a file of this type may be any of them`
      : `is sent as ${fileFormats[named].mediaTypes.join(' or ')}`;
  throw new AppError('validation-failed', 'One or more fields are invalid.', {
    errors: [{ in: 'query', pointer: '#/format', code: 'format-of-media-type', detail }],
  });
}
