import { Injectable } from '@nestjs/common';
import { utcDay } from '../kernel/utc-day.js';
import { stringify } from 'csv-stringify/sync';
import { Clock } from '../kernel/clock.js';
import { CardLog } from '../scheduling/card-log.service.js';
import type { FoldedLog } from '../scheduling/domain/fold-events.js';
import { CSV_COLUMNS } from './domain/csv-columns.js';
import { LOG_FORMAT, toDocumentEvent, type DocumentParameters } from './domain/log-document.js';
import type { LogFormat } from './domain/log-format.js';
import { numberVersions } from './domain/number-versions.js';
import { toCsvRow } from './domain/to-csv-row.js';
import { LogParameters } from '../scheduling/log-parameters.service.js';
import { LoggedCards } from './logged-cards.js';

/** One card's log, under the name the card has outside. */
interface NamedLog {
  readonly cardId: string;
  readonly log: FoldedLog;
}

/**
 * A learner's log as text, piece by piece: no more than some cards are in memory at a time, and none are
 * read before somebody takes them. Cards come in an order that is the same in every account: questions by
 * id, then the cards of other apps by name. Each card is as it was at one moment.
 */
@Injectable()
export class LogExport {
  constructor(
    private readonly cards: LoggedCards,
    private readonly cardLog: CardLog,
    private readonly parameters: LogParameters,
    private readonly clock: Clock,
  ) {}

  /** The log in some form, with a name to keep it under. */
  open(learnerId: string, format: LogFormat): { name: string; pieces: AsyncGenerator<string> } {
    const day = utcDay(this.clock.now());
    return { name: `rehearse-review-log-${day}.${format}`, pieces: this[format](learnerId) };
  }

  /** The reviews that count, as the tools of the field read them. */
  private async *csv(learnerId: string): AsyncGenerator<string> {
    yield lines([CSV_COLUMNS]);
    for await (const logs of this.logs(learnerId)) {
      const rows = logs.flatMap(({ cardId, log }) =>
        log.events.map((event) => toCsvRow(cardId, event)).filter((row) => row !== null),
      );
      if (rows.length > 0) yield lines(rows);
    }
  }

  /** Every event as one JSON document, each on a line of its own. */
  private async *json(learnerId: string): AsyncGenerator<string> {
    const { parameters, events } = await this.document(learnerId);
    yield `{"format":"${LOG_FORMAT}","parameters":${JSON.stringify(parameters)},"events":[`;
    let separator = '\n';
    for await (const texts of events) {
      yield separator + texts.join(',\n');
      separator = ',\n';
    }
    yield '\n]}\n';
  }

  /** The same in lines: what precedes the events, then one event in each. */
  private async *ndjson(learnerId: string): AsyncGenerator<string> {
    const { parameters, events } = await this.document(learnerId);
    yield `${JSON.stringify({ format: LOG_FORMAT, parameters })}\n`;
    for await (const texts of events) yield `${texts.join('\n')}\n`;
  }

  private async document(
    learnerId: string,
  ): Promise<{ parameters: readonly DocumentParameters[]; events: AsyncGenerator<string[]> }> {
    const used = await this.parameters.listUsed(learnerId);
    const { parameters, numberOf } = numberVersions(used);
    return { parameters, events: this.eventTexts(learnerId, numberOf) };
  }

  private async *eventTexts(
    learnerId: string,
    numberOf: ReadonlyMap<number, number>,
  ): AsyncGenerator<string[]> {
    for await (const logs of this.logs(learnerId)) {
      yield logs.flatMap(({ cardId, log }) =>
        log.events.map(({ event }) => {
          const version = numberOf.get(event.parametersVersion) ?? event.parametersVersion;
          return JSON.stringify(toDocumentEvent(event, cardId, version));
        }),
      );
    }
  }

  private async *logs(learnerId: string): AsyncGenerator<NamedLog[]> {
    for await (const cards of this.cards.batches(learnerId)) {
      const ids = cards.map(({ questionId }) => questionId);
      const logs = await this.cardLog.readMany(learnerId, ids);
      yield cards.flatMap(({ questionId, cardId }) => {
        const log = logs.get(questionId);
        return log === undefined ? [] : [{ cardId, log }];
      });
    }
  }
}

function lines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { record_delimiter: 'windows' },
  );
}
