import { addDays } from '../../scheduling/domain/add-days.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { SchedulingParameters } from '../../scheduling/domain/scheduling-parameters.js';
import { weekdayShare } from '../../scheduling/domain/weekday-share.js';
import type { GoalTerms } from './interview-goal.js';
import type { GoalCourse } from './plan-goal-day.js';

const DAY_ZERO = '1970-01-01';

/** What a goal is planned with, for one learner. The weekdays they want to keep free, it keeps free. */
export function goalCourse(
  { interviewDay, targetRecall, minutesPerDay }: GoalTerms,
  parameters: SchedulingParameters,
): GoalCourse {
  return {
    interviewDay: dayNumber(interviewDay),
    targetRecall,
    minutesPerDay,
    parameters,
    weekdayShares: Array.from({ length: 7 }, (_, day) =>
      weekdayShare(addDays(DAY_ZERO, day), parameters.weekdayLoads),
    ),
  };
}
