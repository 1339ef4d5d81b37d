import type { Programme } from './programme.js';

/** A step of a project, by the project that it is of. */
export interface CapstoneMilestone {
  readonly number: number;
  readonly questionId: string;
}

/**
 * A programme as it stood when somebody could take it up. Whoever did keeps to it: a newer one is another
 * edition.
 */
export interface ProgrammeEdition {
  readonly slug: string;
  /** From 1, in the order in which they came. */
  readonly number: number;
  /** Where its questions are. */
  readonly bankId: string;
  readonly programme: Programme;
  /** Ids by slug: of the questions it asks, its reserve and its projects. */
  readonly questionIds: Readonly<Record<string, string>>;
  /** By the slug of the project, in order. */
  readonly milestones: Readonly<Record<string, readonly CapstoneMilestone[]>>;
}
