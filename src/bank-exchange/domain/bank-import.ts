import type { ReadingProblem } from './parsed-bank.js';

/** What an import does with an entry of its file. */
export const importOutcomes = ['create', 'update', 'same', 'reject'] as const;
export type ImportOutcome = (typeof importOutcomes)[number];

/**
 * How far an import is: the file waits, cannot be read, was compared with the bank (which is all that a dry
 * run does), was stopped by what is wrong in it, or is in the bank.
 */
export const importStates = ['waiting', 'unreadable', 'compared', 'stopped', 'done'] as const;
export type ImportState = (typeof importStates)[number];

/** How somebody wants a file to be imported. */
export interface ImportWish {
  /** Only tell what it would do. */
  readonly dryRun: boolean;
  /** As a release, rather than as drafts. */
  readonly publish: boolean;
  /** Leave out what is rejected, rather than stop. */
  readonly skipRejected: boolean;
}

/** Something that is wrong with an entry of a file. */
export interface ImportProblem extends ReadingProblem {
  /** Whether it also keeps the entry from being a draft. */
  readonly isFault: boolean;
}
