import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { Adjustments, PlanTerms } from './plan.js';
import type { Programme } from './programme.js';

/** A week of a programme with its place in the calendar. */
export interface WeekDays {
  readonly number: number;
  readonly monday: StudyDay;
  readonly sunday: StudyDay;
}

/**
 * When the weeks of a plan are: one after the other from its first Monday, later by every week that was put
 * in before them. Days are labels of the calendar, so no change of the clocks moves them.
 */
export function weekDays(
  { weeks }: Programme,
  { firstMonday }: PlanTerms,
  { pauses }: Adjustments,
): WeekDays[] {
  return weeks.map(({ number }, index) => {
    const paused = pauses
      .filter(({ beforeWeek }) => beforeWeek <= number)
      .reduce((sum, pause) => sum + pause.weeks, 0);
    const monday = addDays(firstMonday, 7 * (index + paused));
    return { number, monday, sunday: addDays(monday, 6) };
  });
}
