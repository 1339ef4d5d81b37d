import { wholeFives, type OfLearner } from '../../kernel/whole-fives.js';

/** Which answers are looked at: each learner's first, or all. */
export const attemptChoices = ['first', 'all'] as const;
export type AttemptChoice = (typeof attemptChoices)[number];

/** Something a learner did that figures count. */
export interface Countable extends OfLearner {
  /** Of its learner, the first of its sort. */
  readonly isFirst: boolean;
}

/**
 * What may be counted: that of the earliest learners, in whole fives. Repeated answers are counted by the
 * same rule among themselves, lest `all` less `first` show one learner's. Nothing with fewer than five
 * learners.
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
export function countLearners(rows: readonly Pick<OfLearner, 'learnerId'>[]): number {
  return new Set(rows.map(({ learnerId }) => learnerId)).size;
}
