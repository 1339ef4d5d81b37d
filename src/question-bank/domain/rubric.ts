/** The seniority a candidate answers at, in rising order. */
export type CandidateLevel = 'junior' | 'senior' | 'staff';

export interface RubricLevel {
  readonly key: string;
  readonly label: string;
  /** What an answer at this level looks like. */
  readonly descriptor: string;
  /** Share of the criterion's weight it earns, 0..1. */
  readonly value: number;
}

export interface Criterion {
  readonly key: string;
  readonly title: string;
  /** Positive integer; the weights of a rubric sum to 100. */
  readonly weight: number;
  /** Missing it fails the answer, whatever else was good. */
  readonly mustHave: boolean;
  /** The lowest candidate level it is asked of. */
  readonly minLevel: CandidateLevel;
  /** A must-have passes at this value or above, 0..1. */
  readonly passValue: number;
  /** Words whose presence shows that it was mentioned. */
  readonly aliases: readonly string[];
  /** Two to five, values strictly rising. */
  readonly levels: readonly RubricLevel[];
}

/** An answer outline that can be scored. */
export interface Rubric {
  readonly criteria: readonly Criterion[];
}
