import { RATINGS, type Rating } from '../../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { GoalItem } from './goal-item.js';
import { memoryAfterSession } from './memory-after-session.js';
import { recallOn } from './recall-on.js';

/**
 * How often a first answer is rated Again, Hard, Good and Easy.
 * @see https://github.com/open-spaced-repetition/fsrs-rs (defaults of its simulator)
 */
export const FIRST_RATING_SHARES: readonly number[] = Object.freeze([0.24, 0.094, 0.495, 0.171]);

/**
 * By how much an answer today is expected to raise the probability of recall on the day of the
 * interview, −1..1: R · recall after Good + (1 − R) · recall after Again and relearning − recall if left
 * alone, R being the recall of today; for an item not met yet, the mean over first ratings. It can be
 * below 0 where an answer is likelier to uncover that it was forgotten than to strengthen it.
 */
export function expectedGain(
  item: GoalItem,
  today: number,
  interviewDay: number,
  parameters: SchedulingParameters,
): number {
  const { weights } = parameters;
  const deltaDays = item.lastDay === null ? 0 : today - item.lastDay;
  const recallAfter = (rating: Rating): number => {
    const { memory } = memoryAfterSession(item.memory, deltaDays, rating, parameters);
    return recallOn({ memory, lastDay: today }, interviewDay, weights);
  };
  if (item.memory === null) {
    return RATINGS.reduce(
      (sum, rating) => sum + (FIRST_RATING_SHARES[rating - 1] ?? 0) * recallAfter(rating),
      0,
    );
  }
  const recall = recallOn(item, today, weights);
  const untouched = recallOn(item, interviewDay, weights);
  return recall * recallAfter(3) + (1 - recall) * recallAfter(1) - untouched;
}
