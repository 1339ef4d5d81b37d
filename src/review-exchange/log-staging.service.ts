import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { TaskRun } from '../platform/tasks/task-handlers.js';
import { PracticableQuestions } from '../scheduling/practicable-questions.service.js';
import { CardResolver } from './card-resolver.js';
import type { DocumentParameters } from './domain/log-document.js';
import type { LogEntry } from './domain/log-entry.js';
import type { ImportInput } from './import-input.js';
import { readLog } from './read-log.js';
import { ReviewImportRepository, type StagedEntry } from './review-import.repository.js';

/** A file that lies in the database entry by entry, sorted, and what it says besides. */
export interface StagedLog {
  /** Cards of other apps in it: their names by their ids. */
  readonly external: ReadonlyMap<string, string>;
  readonly parameters: readonly DocumentParameters[];
}

type StagedKind = Extract<LogEntry, { kind: 'row' | 'event' }>;

const batchSize = 1000;

/**
 * The long part of an import: the file is read once more and put down entry by entry, so that the
 * database sorts it by card, however it is ordered and however large it is.
 */
@Injectable()
export class LogStaging {
  constructor(
    private readonly imports: ReviewImportRepository,
    private readonly questions: PracticableQuestions,
  ) {}

  /** May be done again from the start. @throws AppError gone when the file waited too long */
  async stage(run: TaskRun<ImportInput>): Promise<StagedLog> {
    const { learnerId, input } = run;
    const key = { learnerId, importId: input.importId };
    const resolver = new CardResolver({
      learnerId,
      mapping: input.mapping,
      findQuestions: (ids) => this.questions.listWithCards(learnerId, ids),
    });
    const parameters: DocumentParameters[] = [];
    let staged = 0;
    let batch: StagedKind[] = [];
    const flush = async (): Promise<void> => {
      await this.imports.insertEntries(key, await toEntries(batch, resolver));
      staged += batch.length;
      batch = [];
      run.report({ done: staged, total: input.lines, message: 'reading' });
      run.signal.throwIfAborted();
    };
    await this.imports.removeEntries(key);
    const file = { format: input.format, latest: new Date(input.latest) };
    for await (const entry of readLog(file, this.imports.readFile(key))) {
      if (entry.kind === 'parameters') parameters.push(...entry.parameters);
      else if (entry.kind !== 'faulty') batch.push(entry);
      if (batch.length === batchSize) await flush();
    }
    if (batch.length > 0) await flush();
    if (staged !== input.lines) throw new AppError('gone', 'The file is not there any more.');
    run.report({ done: staged, total: input.lines, message: 'writing' });
    return { external: resolver.external, parameters };
  }
}

async function toEntries(
  batch: readonly StagedKind[],
  resolver: CardResolver,
): Promise<StagedEntry[]> {
  const ids = await resolver.resolve(batch.map(cardKeyOf));
  return batch.map((entry, index) => ({
    questionId: ids[index] ?? '',
    occurredAt: entry.kind === 'row' ? entry.row.occurredAt : new Date(entry.event.occurredAt),
    line: entry.line,
    entry: JSON.stringify(entry.kind === 'row' ? entry.row : entry.event),
  }));
}

function cardKeyOf(entry: StagedKind): string {
  return entry.kind === 'row' ? entry.row.cardKey : entry.event.cardId;
}
