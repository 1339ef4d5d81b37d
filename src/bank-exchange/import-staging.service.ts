import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { TaskRun } from '../platform/tasks/task-handlers.js';
import type { StreamWork } from '../platform/workers/thread-work.js';
import { Threads } from '../platform/workers/threads.js';
import { CatalogueBook } from '../question-bank/catalogue-book.service.js';
import { BankFileRepository } from './bank-file.repository.js';
import { checkFile, type CheckedPart, type FileToCheck } from './check-file.js';
import type { ReadingFault } from './domain/reading-fault.js';
import type { ImportInput, ReadFile } from './import-input.js';

const checking: StreamWork<FileToCheck, CheckedPart> = {
  module: new URL('./check-file.js', import.meta.url),
  run: checkFile,
  mostMegabytes: 384,
};
const longestMs = 10 * 60_000;
const mostSkipped = 100;

/** A file that cannot be read, whatever its entries are. */
export class UnreadableFile extends Error {
  constructor(readonly fault: ReadingFault) {
    super(fault.detail);
  }
}

/** A run of an import, as far as reading goes. */
type StagingRun = Pick<TaskRun<ImportInput>, 'input' | 'signal' | 'report'>;

/**
 * The long part of an import: the file is read in a thread of its own, and what is found in it is put down
 * entry by entry, so that no more of it is in memory than a handful of questions.
 */
@Injectable()
export class ImportStaging {
  constructor(
    private readonly files: BankFileRepository,
    private readonly catalogue: CatalogueBook,
    private readonly threads: Threads,
  ) {}

  /** May be done again from the start. @throws UnreadableFile, AppError gone when the file waited too long */
  async stage({ input, signal, report }: StagingRun): Promise<ReadFile> {
    const { importId, format, byteCount } = input;
    const reading = new Reading(this.files, importId);
    await this.files.removeEntries(importId);
    const names = await this.catalogue.names();
    const known = {
      topics: [...names.topics],
      skills: [...names.skills],
      sources: [...names.sources],
    };
    let bytes = 0;
    const chunks = told(this.files.readFile(importId), (length) => {
      bytes += length;
      report({ done: bytes, total: byteCount, message: 'reading' });
    });
    const take = (part: CheckedPart): Promise<void> => reading.take(part);
    const options = { timeoutMs: longestMs, signal, isLong: true };
    await this.threads
      .stream(checking, { input: { format, known }, chunks, take }, options)
      .catch((error: unknown) => {
        throw asFault(error);
      });
    if (bytes !== byteCount) throw new AppError('gone', 'The file is not there any more.');
    return reading.end();
  }
}

/** What was read so far. */
class Reading {
  private readonly skipped: ReadFile['skipped'][number][] = [];
  private skippedCount = 0;
  private entries = 0;
  private head: ReadFile['head'] = null;

  constructor(
    private readonly files: BankFileRepository,
    private readonly importId: string,
  ) {}

  async take(part: CheckedPart): Promise<void> {
    if (part.kind === 'fault') throw new UnreadableFile(part.fault);
    if (part.kind === 'head') this.head = part.document;
    if (part.kind === 'skipped') this.skip(part.part);
    if (part.kind !== 'entries') return;
    await this.files.insertEntries(this.importId, this.entries, part.entries);
    this.entries += part.entries.length;
  }

  end(): ReadFile {
    const { head, skipped, skippedCount } = this;
    return { head, skipped, skippedCount };
  }

  private skip({ line, code, detail }: ReadFile['skipped'][number]): void {
    this.skippedCount += 1;
    if (this.skipped.length < mostSkipped) this.skipped.push({ line, code, detail });
  }
}

async function* told(
  chunks: AsyncIterable<Buffer>,
  tell: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    tell(chunk.length);
    yield chunk;
  }
}

function asFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new UnreadableFile({ code: 'too-large', detail: 'reading it takes too much memory' });
}
