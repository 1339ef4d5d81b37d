import type { CardMapping } from './is-card-mapping.js';
import type { LogFormat } from './domain/log-format.js';

export const importKind = 'import-reviews';

/** What an import is made with; it goes through JSON on its way to the task. */
export interface ImportInput {
  readonly importId: string;
  readonly format: LogFormat;
  /** Reviews or events in the file, as counted when it was received. */
  readonly lines: number;
  readonly dryRun: boolean;
  /** No review can have happened later. */
  readonly latest: string;
  /** The clock by which rows of CSV get their study day. */
  readonly zone: string;
  readonly rolloverHour: number;
  /** Names of cards in the file that are questions of a bank here. */
  readonly mapping: CardMapping;
}
