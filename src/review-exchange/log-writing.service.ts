import { Injectable } from '@nestjs/common';
import { AppError } from '../kernel/app-error.js';
import type { TaskRun } from '../platform/tasks/task-handlers.js';
import { CardLog } from '../scheduling/card-log.service.js';
import { ExternalCards } from '../scheduling/external-cards.service.js';
import { toFieldProblem } from './domain/to-field-problem.js';
import { ImportFrames } from './import-frames.js';
import type { ImportInput } from './import-input.js';
import { ImportPlanner, type BatchPlan, type ImportFrame } from './import-planner.js';
import type { StagedLog } from './log-staging.service.js';
import { ReviewImportRepository } from './review-import.repository.js';
import { inWholeCards, type CardEntries } from './staged-cards.js';

/** What an import came to. */
export interface ImportReport {
  readonly dryRun: boolean;
  /** Reviews of CSV, or events of JSON. */
  readonly lines: number;
  /** Events that the log did not have. */
  readonly added: number;
  readonly duplicates: number;
  readonly cards: number;
  /** Of them, those that no bank here has. */
  readonly externalCards: number;
  /** What some of those are called, for finding out which question they are. */
  readonly externalCardKeys: readonly string[];
}

interface Totals {
  added: number;
  duplicates: number;
  cards: number;
  readonly conflicts: number[];
}

const mostKeysShown = 20;
const mostConflictsShown = 100;

/** The end of an import: all that is new goes into the log at once, each card folded once. */
@Injectable()
export class LogWriting {
  constructor(
    private readonly imports: ReviewImportRepository,
    private readonly frames: ImportFrames,
    private readonly planner: ImportPlanner,
    private readonly cardLog: CardLog,
    private readonly externalCards: ExternalCards,
  ) {}

  /** Runs in a transaction. @throws AppError already-exists, and nothing was written */
  async write(
    { learnerId, input }: TaskRun<ImportInput>,
    staged: StagedLog,
  ): Promise<ImportReport> {
    const work = (): Promise<Totals> => this.addNew(learnerId, input, staged);
    const totals = input.dryRun ? await work() : await this.cardLog.exclusively(learnerId, work);
    if (totals.conflicts.length > 0) throw conflicting(input, totals.conflicts);
    await this.imports.remove({ learnerId, importId: input.importId });
    const { added, duplicates, cards } = totals;
    return {
      dryRun: input.dryRun,
      lines: input.lines,
      added,
      duplicates,
      cards,
      externalCards: staged.external.size,
      externalCardKeys: [...staged.external.values()].slice(0, mostKeysShown),
    };
  }

  private async addNew(learnerId: string, input: ImportInput, staged: StagedLog): Promise<Totals> {
    const frame = await this.frames.make(learnerId, input, staged.parameters);
    const totals: Totals = { added: 0, duplicates: 0, cards: 0, conflicts: [] };
    const entries = this.imports.readEntries({ learnerId, importId: input.importId });
    for await (const cards of inWholeCards(entries)) {
      const plan = await this.plan(cards, frame, input);
      totals.added += plan.events.length;
      totals.duplicates += plan.duplicates;
      totals.cards += cards.size;
      totals.conflicts.push(...plan.conflicts);
      if (!input.dryRun) await this.add(frame, cards, plan, staged);
    }
    return totals;
  }

  private plan(
    cards: CardEntries,
    frame: ImportFrame,
    { format }: ImportInput,
  ): Promise<BatchPlan> {
    return format === 'csv'
      ? this.planner.planRows(cards, frame)
      : this.planner.planEvents(cards, frame);
  }

  private async add(
    { learnerId }: ImportFrame,
    cards: CardEntries,
    { events }: BatchPlan,
    { external }: StagedLog,
  ): Promise<void> {
    const named = Array.from(cards.keys()).flatMap((questionId) => {
      const cardKey = external.get(questionId);
      return cardKey === undefined ? [] : [{ questionId, cardKey }];
    });
    await this.externalCards.add(learnerId, named);
    await this.cardLog.append(learnerId, events);
  }
}

function conflicting({ format }: ImportInput, lines: readonly number[]): AppError {
  const detail = `${lines.length} ids belong to other events of yours; nothing was imported.`;
  const errors = lines
    .slice(0, mostConflictsShown)
    .map((line) =>
      toFieldProblem(
        { line, field: 'id', code: 'already-exists', detail: 'belongs to another event' },
        format === 'json' ? 'events' : 'lines',
      ),
    );
  return new AppError('already-exists', detail, { errors });
}
