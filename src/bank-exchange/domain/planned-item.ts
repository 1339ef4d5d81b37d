import type { EntryPlan } from './plan-import.js';

/** What becomes of an entry, with what it changes. */
export interface PlannedItem extends EntryPlan {
  /** Fields of the question that an update changes. */
  readonly changed: readonly string[];
  /** Whether what was found in the entry itself is held against it. */
  readonly isJudged: boolean;
}
