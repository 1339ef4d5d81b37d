import type { QuestionContent } from './question-content.js';

/** A question as its bank knows it. */
export interface NamedQuestion {
  readonly slug: string;
  readonly content: QuestionContent;
}
