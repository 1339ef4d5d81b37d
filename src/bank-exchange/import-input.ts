import type { ImportWish } from './domain/bank-import.js';
import type { SkippedPart } from './domain/parsed-bank.js';
import type { FormatName } from './file-formats.js';

export const importKind = 'import-bank';

/** What an import is made with; it goes through JSON on its way to the task. */
export interface ImportOrder extends ImportWish {
  readonly bankId: string;
  readonly format: FormatName;
  readonly byteCount: number;
}

export interface ImportInput extends ImportOrder {
  /** The id of its task as well. */
  readonly importId: string;
}

/** What a file says besides its entries, which lie in the database. */
export interface ReadFile {
  readonly head: Readonly<Record<string, unknown>> | null;
  /** The first hundred. */
  readonly skipped: readonly Omit<SkippedPart, 'kind'>[];
  readonly skippedCount: number;
}
