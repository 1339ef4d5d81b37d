/** A rule that a question breaks; `pointer` is relative to the question, `/rubric/2/weight`. */
export interface QuestionProblem {
  readonly pointer: string;
  readonly code: string;
  /** What is wrong and, where the rule does not say it, what would be right. */
  readonly detail: string;
}
