import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import type { GoalItem } from './goal-item.js';
import { recallOn } from './recall-on.js';

/** The recall, 0..1, that is wanted on a day (`dayNumber`), and what memory is computed with. */
interface TargetOnDay {
  readonly interviewDay: number;
  readonly targetRecall: number;
  readonly parameters: SchedulingParameters;
}

/** Whether the interview may ask an item of which too little would be left by then, if anything. */
export function fallsShort(
  item: GoalItem,
  { interviewDay, targetRecall, parameters }: TargetOnDay,
): boolean {
  return item.isCovered && recallOn(item, interviewDay, parameters.weights) < targetRecall;
}
