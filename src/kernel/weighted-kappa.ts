/** What a difference counts: as it is, or squared. */
export type KappaWeights = 'linear' | 'quadratic';

/** Fewer pairs say nothing about how well two people agree. */
const fewestPairs = 5;

/**
 * How far two raters agree beyond chance, where a large difference is worse than a small one: 1 for
 * perfect agreement, 0 for what chance alone brings, below 0 for less than that. One less the weighted
 * disagreement as a share of what their own habits would bring if they rated at random.
 *
 * @param pairs what one and the other gave, on a scale on which differences mean something: the places
 *   of ordered categories, or their values. Its unit does not matter
 * @returns null with fewer than 5 pairs, and where chance leaves no room to disagree: both always say
 *   the same
 * @see Cohen, Psychological Bulletin 70 (1968) 213–220; Fleiss and Cohen, Educational and Psychological
 *   Measurement 33 (1973) 613–619, for the quadratic weights
 */
export function weightedKappa(
  pairs: readonly (readonly [one: number, other: number])[],
  weights: KappaWeights,
): number | null {
  if (pairs.length < fewestPairs) return null;
  const weigh = (one: number, other: number): number =>
    weights === 'linear' ? Math.abs(one - other) : (one - other) ** 2;
  const observed = pairs.reduce((sum, [one, other]) => sum + weigh(one, other), 0);
  const ones = countValues(pairs.map(([one]) => one));
  const others = countValues(pairs.map(([, other]) => other));
  let expected = 0;
  for (const [one, times] of ones) {
    for (const [other, otherTimes] of others) expected += times * otherTimes * weigh(one, other);
  }
  return expected === 0 ? null : 1 - (pairs.length * observed) / expected;
}

function countValues(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
