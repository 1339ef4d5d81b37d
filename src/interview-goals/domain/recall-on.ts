import { retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import type { GoalItem } from './goal-item.js';

/** The probability of recalling an item on a day, 0..1, if it is left alone until then; 0 unmet. */
export function recallOn(
  { memory, lastDay }: Pick<GoalItem, 'memory' | 'lastDay'>,
  day: number,
  weights: readonly number[],
): number {
  if (memory === null || lastDay === null) return 0;
  return retrievabilityAfter(weights, day - lastDay, memory.stability);
}
