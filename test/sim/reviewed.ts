/** An answer and what each of its reviewers gave it. */
export interface Reviewed {
  readonly truth: number;
  readonly graders: readonly number[];
  /** By reviewer, the values of the criteria, or that of the whole alone. */
  readonly values: readonly (readonly number[])[];
  /** By reviewer. */
  readonly scores: readonly number[];
}

/** A rubric of six criteria, as shares of the score. */
export const shares = [0.25, 0.2, 0.2, 0.15, 0.1, 0.1];

/** The score of the values of all criteria, or of the whole alone. */
export function scoreOf(values: readonly number[]): number {
  if (values.length === 1) return values[0] ?? 0;
  return values.reduce((sum, value, place) => sum + value * (shares[place] ?? 0), 0);
}
