/** Where a bank draws the lines between ratings, 0..1 of the rubric score and 1.. of the time box. */
export interface RatingPolicy {
  /** Below it: Again. */
  readonly pass: number;
  /** Below it: Hard. */
  readonly good: number;
  /** Below it: Good. */
  readonly easy: number;
  /** From this many hints: at most Good. */
  readonly hintsForGood: number;
  /** From this many hints: at most Hard. */
  readonly hintsForHard: number;
  /** Over this overtime ratio: at most Good. */
  readonly overtimeForGood: number;
  /** Over this overtime ratio: at most Hard. */
  readonly overtimeForHard: number;
}

/** The name stored on every review rated this way. */
export const RATING_POLICY = 'rubric-v1';

export const DEFAULT_RATING_POLICY: RatingPolicy = Object.freeze({
  pass: 0.5,
  good: 0.7,
  easy: 0.9,
  hintsForGood: 1,
  hintsForHard: 2,
  overtimeForGood: 1,
  overtimeForHard: 1.5,
});
