/** How often a learner gave each rating, Again to Easy. */
export type RatingCounts = readonly [number, number, number, number];

export interface RatingHistory {
  /** Ratings of questions met for the first time. */
  readonly first: RatingCounts;
  /** Ratings of the first review of a card on a later study day; Again among them is not a habit. */
  readonly later: RatingCounts;
}

/** With which probability a simulated learner gives a rating. Each sums to 1. */
export interface RatingHabits {
  /** Again, Hard, Good, Easy for a question never seen. */
  readonly first: RatingCounts;
  /** Hard, Good, Easy for one that is recalled; whether it is, memory decides. */
  readonly recalled: readonly [number, number, number];
}

/**
 * What users of Anki give, as the simulator of FSRS assumes it.
 * @see https://github.com/open-spaced-repetition/fsrs-rs/blob/main/src/simulation.rs
 */
export const COMMON_HABITS: RatingHabits = {
  first: [0.24, 0.094, 0.495, 0.171],
  recalled: [0.224, 0.631, 0.145],
};

/** The common habits weigh as much as this many ratings of the learner's own. */
const COMMON_WEIGHT = 20;

/**
 * The habits a forecast assumes. Few ratings say little, so they are added to the common ones instead
 * of taking their place at some number: a forecast does not jump with one more review.
 */
export function ratingHabits({ first, later }: RatingHistory): RatingHabits {
  const [, hard, good, easy] = later;
  return {
    first: blend(first, COMMON_HABITS.first),
    recalled: blend([hard, good, easy], COMMON_HABITS.recalled),
  };
}

function blend<Shares extends readonly number[]>(counts: Shares, common: Shares): Shares {
  const total = counts.reduce((sum, count) => sum + count, COMMON_WEIGHT);
  const shares = counts.map(
    (count, index) => (count + COMMON_WEIGHT * (common[index] ?? 0)) / total,
  );
  return shares as unknown as Shares;
}
