/** What a model says of one criterion, in the order in which it is asked to say it. */
export interface ModelCriterion {
  /** Key of the criterion. */
  readonly criterion: string;
  /** Words of the answer, as the model quotes them. */
  readonly evidence: readonly string[];
  readonly rationale: string;
  /** Place among the levels of the criterion, 0 for the lowest. */
  readonly level: number;
  readonly suggestion: string;
}

/** What a model was made to say. Its form is checked, and nothing in it is believed yet. */
export interface ModelOutput {
  readonly criteria: readonly ModelCriterion[];
  /** `redFlag` is the place in the list of the question, from 0. */
  readonly redFlags: readonly { readonly redFlag: number; readonly evidence: readonly string[] }[];
  /** The one thing to mend next. */
  readonly firstGap: string;
  readonly summary: string;
}
