import { wholeFives } from '../../kernel/whole-fives.js';
import type { CheckedForecast } from './checked-forecast.js';

/** So many of one learner: more would be the figures of that learner. */
const mostOfLearner = 5;

/**
 * The forecasts that figures are made of: the first of the earliest learners, in whole fives; further
 * ones of learners, up to five, by the same rule among themselves. Nobody who looks before and after an
 * outcome is told can tell which it was.
 */
export function countForecasts(forecasts: readonly CheckedForecast[]): CheckedForecast[] {
  const inOrder = forecasts.toSorted(
    (one, other) =>
      one.since.getTime() - other.since.getTime() || (nameOf(one) < nameOf(other) ? -1 : 1),
  );
  const told = new Map<string, number>();
  const { first = [], further = [] } = Object.groupBy(inOrder, ({ learnerId }) => {
    const before = told.get(learnerId) ?? 0;
    told.set(learnerId, before + 1);
    if (before === 0) return 'first';
    return before < mostOfLearner ? 'further' : 'left';
  });
  return [...wholeFives(first), ...wholeFives(further)];
}

function nameOf({ learnerId, id }: CheckedForecast): string {
  return `${learnerId} ${id}`;
}
