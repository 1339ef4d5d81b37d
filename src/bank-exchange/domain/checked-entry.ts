import type { ImportProblem } from './bank-import.js';
import type { PlannedEntry } from './plan-import.js';

/** A name that an entry gives and that nothing had when it was read. */
export interface LooseReference {
  readonly pointer: string;
  readonly list: 'topics' | 'skills' | 'sources';
  readonly name: string;
}

/** What decides about an entry, small enough for those of a whole file to be in memory. */
export interface EntryFacts extends Omit<PlannedEntry, 'ordinal'> {
  readonly looseReferences: readonly LooseReference[];
}

/** An entry of a file, read and checked by itself. */
export interface CheckedEntry {
  readonly line: number;
  readonly title: string | null;
  readonly facts: EntryFacts;
  readonly problems: readonly ImportProblem[];
  readonly attachments: readonly string[];
  /** Its question document without names, as JSON. */
  readonly document: string;
}
