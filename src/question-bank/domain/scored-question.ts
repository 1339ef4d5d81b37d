import type { Criterion } from './rubric.js';

/** A question by the names it has in its bank. */
export interface BankEntry {
  readonly questionId: string;
  readonly bankId: string;
  readonly slug: string;
  readonly title: string;
  readonly position: number;
}

/** A question as answers to it are scored, with all revisions that score them so. */
export interface ScoredQuestion {
  readonly questionId: string;
  readonly bankId: string;
  /** Of the current revision. */
  readonly title: string;
  readonly criteria: readonly Criterion[];
  /** The current revision and those with the same structure hash, by number. */
  readonly revisions: readonly { readonly revisionId: string; readonly number: number }[];
}
