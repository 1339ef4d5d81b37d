/** What was noticed about the words of a model. */
export const feedbackFlags = [
  'INSTRUCTION_LIKE_TEXT',
  'KEYWORD_LIST',
  'RUBRIC_COPIED',
  'REUSED_QUOTE',
  'LOW_TRACE',
  'HIDDEN_TEXT_WITHHELD',
] as const;
export type FeedbackFlag = (typeof feedbackFlags)[number];

/** Words that stand in the answer: `answer.slice(start, end) === text`, in UTF-16 units. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What is left of a model's word on one criterion once it was checked. */
export interface CriterionFeedback {
  readonly criterionKey: string;
  /** Null where nothing in the answer bears it out, or the model said nothing. */
  readonly levelKey: string | null;
  readonly evidence: readonly Evidence[];
  readonly rationale: string;
  readonly suggestion: string;
  readonly flags: readonly FeedbackFlag[];
}

/** Advice on one answer. It is no grade, and nothing is scheduled by it. */
export interface Feedback {
  /** All that apply to the candidate, in rubric order. */
  readonly criteria: readonly CriterionFeedback[];
  /** Only those borne out by words of the answer; `redFlag` is the place in the question's list. */
  readonly redFlags: readonly {
    readonly redFlag: number;
    readonly evidence: readonly Evidence[];
  }[];
  readonly firstGap: string;
  readonly summary: string;
  /** Everything that was noticed anywhere, each once. */
  readonly flags: readonly FeedbackFlag[];
  readonly quotesKept: number;
  readonly quotesDropped: number;
}
