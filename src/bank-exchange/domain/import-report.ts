import type { ImportOutcome, ImportProblem, ImportState, ImportWish } from './bank-import.js';
import type { SkippedPart } from './parsed-bank.js';
import type { ReadingFault } from './reading-fault.js';

/** Something about a file besides its questions. */
export interface DocumentProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
  /** Whether it stops an import that leaves nothing out. */
  readonly isFault: boolean;
}

/** What an import did, or would do. */
export interface ImportReport extends ImportWish {
  readonly id: string;
  readonly bankId: string;
  readonly createdBy: string;
  readonly format: string;
  readonly state: ImportState;
  readonly receivedAt: Date;
  readonly finishedAt: Date | null;
  /** Why the file could not be read. */
  readonly fault: ReadingFault | null;
  /** About its head and its catalogue; the first hundred. */
  readonly problems: readonly DocumentProblem[];
  /** What it holds that is no question here; the first hundred. */
  readonly skipped: readonly Omit<SkippedPart, 'kind'>[];
  readonly skippedCount: number;
  readonly releaseNumber: number | null;
}

/** What became of an entry of a file. */
export interface ImportItem {
  /** 0, 1, 2 … in the file. */
  readonly ordinal: number;
  readonly line: number;
  readonly externalId: string | null;
  readonly slug: string | null;
  readonly title: string | null;
  readonly outcome: ImportOutcome;
  /** Fields of the question that an update changes. */
  readonly changed: readonly string[];
  readonly problems: readonly ImportProblem[];
  readonly attachments: readonly string[];
  /** Null for one that is not in the bank. */
  readonly questionId: string | null;
}
