/** Levels of a heat map besides nothing. */
const levels = 4;

/**
 * The fewest reviews of each level of a heat map, ascending: a quarter of the days with a review lies
 * in each, so that one long day does not pale all others. Fewer levels when days are alike. Counts of
 * 0 are no days.
 */
export function heatSteps(counts: readonly number[]): number[] {
  const sorted = counts.filter((count) => count > 0).toSorted((one, other) => one - other);
  const quarters = Array.from({ length: levels }, (_, level) => {
    return sorted[Math.floor((sorted.length * level) / levels)];
  });
  return Array.from(new Set(quarters.filter((step) => step !== undefined)));
}
