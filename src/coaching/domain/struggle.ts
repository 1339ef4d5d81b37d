import type { MissedCriterion } from './most-missed-criterion.js';

/** A question on which somebody is stuck. */
export interface StuckOn {
  readonly learnerId: string;
  readonly questionId: string;
  /** Of the question, as it is called now. */
  readonly title: string;
  readonly failedInARow: number;
  readonly isLeech: boolean;
  /** What their last graded answers missed most; null when none was graded, or none missed. */
  readonly criterion: MissedCriterion | null;
}
