/** What a finding means at publishing: an error keeps the question from it, a warning does not. */
export const severities = ['error', 'warning'] as const;
export type Severity = (typeof severities)[number];

/** Something about a draft that its author should know. */
export interface Finding {
  /** JSON pointer into the document, `#/rubric/2/weight`. */
  readonly pointer: string;
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong. */
  readonly detail: string;
  /** What to do about it, in one sentence. */
  readonly fix: string;
}
