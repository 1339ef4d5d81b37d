import { Injectable } from '@nestjs/common';
import { CardLog } from '../scheduling/card-log.service.js';
import type { ReviewEvent } from '../scheduling/domain/review-event.js';
import type { StudyClock } from '../scheduling/domain/study-day.js';
import { LearnerMemoryReader } from '../scheduling/learner-memory.reader.js';
import { importedEventId } from './derive-id.js';
import { fromDocumentEvent } from './domain/from-document-event.js';
import type { DocumentEvent } from './domain/log-document.js';
import { planEvents } from './domain/plan-events.js';
import { planRows } from './domain/plan-rows.js';
import type { ReviewRow } from './domain/review-row.js';
import type { StagedEntry } from './review-import.repository.js';
import type { CardEntries } from './staged-cards.js';

/** What is the same for all entries of an import. */
export interface ImportFrame {
  readonly learnerId: string;
  readonly receivedAt: Date;
  /** Of rows, which do not say themselves on which study day they fell, and under which parameters. */
  readonly clock: StudyClock;
  readonly parametersVersion: number;
  /** The learner's version of each set of parameters in the document. */
  readonly versionOf: ReadonlyMap<number, number>;
}

/** What some cards' entries add to their logs. */
export interface BatchPlan {
  readonly events: readonly ReviewEvent[];
  readonly duplicates: number;
  /** Lines of events whose ids belong to other events. */
  readonly conflicts: readonly number[];
}

/** Decides what of a file is new, card by card, against the log as it is. */
@Injectable()
export class ImportPlanner {
  constructor(
    private readonly cardLog: CardLog,
    private readonly memory: LearnerMemoryReader,
  ) {}

  /** Rows of CSV, which have no ids and are known by what they say. */
  async planRows(cards: CardEntries, frame: ImportFrame): Promise<BatchPlan> {
    const { learnerId, receivedAt, clock, parametersVersion } = frame;
    const logs = await this.cardLog.readMany(learnerId, [...cards.keys()]);
    const plans = Array.from(cards, ([questionId, entries]) =>
      planRows(
        entries.map(toRow),
        logs.get(questionId)?.events ?? [],
        { learnerId, questionId, parametersVersion, receivedAt, clock },
        importedEventId,
      ),
    );
    return {
      events: plans.flatMap(({ events }) => events),
      duplicates: plans.reduce((sum, { duplicates }) => sum + duplicates, 0),
      conflicts: [],
    };
  }

  /** Events of a document, which keep their ids and all else that they say. */
  async planEvents(cards: CardEntries, frame: ImportFrame): Promise<BatchPlan> {
    const { learnerId, versionOf } = frame;
    const incoming = Array.from(cards, ([questionId, entries]) =>
      entries.map(({ line, entry }) => {
        const document = JSON.parse(entry) as DocumentEvent;
        const number = document.parametersVersion;
        const parametersVersion = versionOf.get(number) ?? number;
        const place = { learnerId, questionId, parametersVersion };
        return { index: line, event: fromDocumentEvent(document, place) };
      }),
    ).flat();
    const ids = incoming.map(({ event }) => event.id);
    return planEvents(incoming, await this.memory.findEvents(learnerId, ids));
  }
}

/** A date does not survive the way through JSON; it lies beside. */
function toRow({ occurredAt, entry }: StagedEntry): ReviewRow {
  return { ...(JSON.parse(entry) as ReviewRow), occurredAt };
}
