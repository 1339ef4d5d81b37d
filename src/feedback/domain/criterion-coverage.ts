import type { Evidence } from './feedback.js';

/**
 * How much was found of what a criterion is about. `strong`: at least one of its own terms within a
 * statement, and more of it around. `weak`: one term, or words of the rubric. `listed`: terms without a
 * statement. None of them says that the statement is right.
 */
export const coverageStatuses = ['strong', 'weak', 'listed', 'none'] as const;
export type CoverageStatus = (typeof coverageStatuses)[number];

/** What an answer mentions of one criterion. */
export interface CriterionCoverage {
  readonly criterionKey: string;
  readonly status: CoverageStatus;
  /** The sentence that shows most of it; null where there is none. */
  readonly sentence: Evidence | null;
  /** What was found anywhere in the answer, as it stands there, in the order of the answer. */
  readonly words: readonly string[];
}
