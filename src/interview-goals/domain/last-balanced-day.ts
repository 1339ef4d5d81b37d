import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { coversQuestion } from './covers-question.js';
import { governingGoal } from './governing-goal.js';
import type { InterviewGoal } from './interview-goal.js';

/**
 * The last day on which a review of this question is of use to an interview ahead that covers it: the
 * eve of the next one; null where there is none. Spreading the load must not carry a review past it.
 */
export function lastBalancedDay(
  goals: readonly InterviewGoal[],
  question: { readonly bankId: string; readonly skills: readonly string[] },
  today: StudyDay,
): StudyDay | null {
  const covering = goals.filter((goal) => coversQuestion(goal, question));
  const next = governingGoal(covering, today);
  return next === null ? null : addDays(next.interviewDay, -1);
}
