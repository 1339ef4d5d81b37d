import type { FeedbackFault } from './feedback-fault.js';

/** One criterion of an answer that people graded. Levels are places on its scale, 0 for the lowest. */
export interface EvaluatedCriterion {
  /** How many levels the scale has. */
  readonly levelCount: number;
  /** The lowest place at which a must-have is met; null for a criterion that is none. */
  readonly passesAt: number | null;
  /** What each grader gave, in the order of their names. */
  readonly people: readonly number[];
  /** What a model said and the answer bears out; null without one. */
  readonly model: number | null;
  /** The same for the answer in other words; null where that was not tried, or without a level. */
  readonly paraphrased: number | null;
  /** The same for the answer with words added that say nothing. */
  readonly padded: number | null;
}

/** An answer that people graded, and what became of it when a model was asked. */
export interface EvaluatedAnswer {
  readonly criteria: readonly EvaluatedCriterion[];
  /** Why there is no feedback; null when there is. */
  readonly fault: FeedbackFault | null;
}
