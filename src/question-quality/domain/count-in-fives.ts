/** Which answers are looked at: each learner's first, or all. */
export const attemptChoices = ['first', 'all'] as const;
export type AttemptChoice = (typeof attemptChoices)[number];

/** Something a learner did that figures count. */
export interface Countable {
  readonly learnerId: string;
  /** Of its learner, the first of its sort. */
  readonly isFirst: boolean;
  /** Since when it counts; what comes later has a later one. */
  readonly since: Date;
}

/** Fewer learners together are no crowd: their figures would be told of each of them. */
export const fewestLearners = 5;

/**
 * What may be counted: that of the earliest learners, in whole fives. With every five figures move on at
 * once, so that nobody who looks before and after somebody answers can tell what that one answer was.
 * Repeated answers are counted by the same rule among themselves, lest `all` less `first` show one
 * learner's. Nothing with fewer than five learners.
 */
export function countInFives<Row extends Countable>(
  rows: readonly Row[],
  attempts: AttemptChoice,
): Row[] {
  const { first = [], repeated = [] } = Object.groupBy(rows, ({ isFirst }) =>
    isFirst ? 'first' : 'repeated',
  );
  return attempts === 'first' ? wholeFives(first) : [...wholeFives(first), ...wholeFives(repeated)];
}

/** How many people are behind these rows. */
export function countLearners(rows: readonly Pick<Countable, 'learnerId'>[]): number {
  return new Set(rows.map(({ learnerId }) => learnerId)).size;
}

function wholeFives<Row extends Countable>(rows: readonly Row[]): Row[] {
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
