/** Something of somebody that figures count. */
export interface OfLearner {
  readonly learnerId: string;
  /** Since when it counts; what comes later has a later one. */
  readonly since: Date;
}

/** Fewer learners together are no crowd: their figures would be told of each of them. */
const fewestLearners = 5;

/**
 * All that is of the earliest learners, in whole fives, the earliest first. With every five figures move
 * on at once, so that nobody who looks before and after somebody comes can tell what that one brought.
 * Nothing with fewer than five learners.
 */
export function wholeFives<Row extends OfLearner>(rows: readonly Row[]): Row[] {
  const places = new Map<string, number>();
  const earliestFirst = rows.toSorted(
    (one, other) =>
      one.since.getTime() - other.since.getTime() || (one.learnerId < other.learnerId ? -1 : 1),
  );
  for (const { learnerId } of earliestFirst) {
    if (!places.has(learnerId)) places.set(learnerId, places.size);
  }
  const counted = places.size - (places.size % fewestLearners);
  return earliestFirst.filter(({ learnerId }) => (places.get(learnerId) ?? counted) < counted);
}
