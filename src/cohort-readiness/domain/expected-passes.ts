/** How many are expected to pass, with the spread of that number. */
export interface ExpectedPasses {
  /** How many it is about. */
  readonly of: number;
  readonly expected: number;
  readonly sd: number;
}

/**
 * Of so many interviews, each passed with its own chance, 0..1, and independently: a Poisson binomial
 * count has the mean ΣP and the variance ΣP(1−P). What moves all of a cohort alike, such as a hard day, is
 * not in the spread.
 */
export function expectedPasses(chances: readonly number[]): ExpectedPasses {
  let expected = 0;
  let variance = 0;
  for (const chance of chances) {
    expected += chance;
    variance += chance * (1 - chance);
  }
  return { of: chances.length, expected, sd: Math.sqrt(variance) };
}
