/** What two people said of the same answer. */
export interface ContestableGrade {
  /** 0..1, to 5 decimals. */
  readonly score: number;
  readonly mustHaveMet: boolean;
}

const SCORE_UNITS = 100_000;
const TOLERATED_UNITS = 20_000;

/**
 * Whether two grades of one answer are too far apart to leave it at that: more than .20 between the
 * scores, or one sees every must-have met and the other does not. Counted in the fifth decimal, so that
 * .80 against .60 is tolerated whatever binary fractions make of it.
 */
export function isContested(own: ContestableGrade, other: ContestableGrade): boolean {
  if (own.mustHaveMet !== other.mustHaveMet) return true;
  const apart = Math.round(own.score * SCORE_UNITS) - Math.round(other.score * SCORE_UNITS);
  return Math.abs(apart) > TOLERATED_UNITS;
}
