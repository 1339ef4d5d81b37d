/** One level of a criterion, as a reader of the rubric knows it. */
export interface AskedLevel {
  readonly key: string;
  readonly label: string;
  readonly descriptor: string;
}

/** What one part of an answer is held against. */
export interface AskedCriterion {
  readonly key: string;
  readonly title: string;
  readonly mustHave: boolean;
  /** Words whose presence shows that it was mentioned. */
  readonly aliases: readonly string[];
  /** Two to five, the lowest first. */
  readonly levels: readonly AskedLevel[];
}

/**
 * An answer and what it is held against: all that a hint or a model is told, and nothing of whose it is.
 */
export interface AnsweredQuestion {
  readonly candidateLevel: string;
  readonly prompt: string;
  /** Markdown, frozen. */
  readonly answer: string;
  /** Those that are asked of the candidate, in rubric order. */
  readonly criteria: readonly AskedCriterion[];
  readonly redFlags: readonly string[];
  /** The model answer, point by point. Sent only where the operator says so. */
  readonly reference: readonly string[];
  /** What else the question keeps back: hints, probes, alternatives, the runbook. Never sent. */
  readonly keptBack: readonly string[];
}
