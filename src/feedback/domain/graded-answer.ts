import type { AnsweredQuestion } from './answered-question.js';

/** What people made of one criterion of an answer. */
export interface GradedCriterion {
  readonly key: string;
  /** The place of the lowest level at which a must-have is met; null for a criterion that is none. */
  readonly passesAt: number | null;
  /** The place of the level that each grader gave, in the order of their names. */
  readonly people: readonly number[];
}

/** An answer that people graded, to measure a model by. */
export interface GradedAnswer {
  readonly id: string;
  readonly question: AnsweredQuestion;
  /** Those of the question, in its order. */
  readonly criteria: readonly GradedCriterion[];
  /** The answer in other words; null without. */
  readonly paraphrase: string | null;
  /** The answer with words added that say nothing; null without. */
  readonly padded: string | null;
}
