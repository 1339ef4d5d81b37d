import { daysBetween } from '../../scheduling/domain/days-between.js';
import { trackUnits, type PlanProgress } from './plan-status.js';
import { weekDays } from './week-days.js';

/** The flexible hours of a week. */
export interface WeekRoom {
  readonly week: number;
  readonly flexibleMinutes: number;
  /** What they hold already: the second project, what is written down, what was moved there. */
  readonly takenMinutes: number;
  /** What is left of them from today on; never below 0, and 0 for a week that is past. */
  readonly roomMinutes: number;
}

/** How much each week can take up of what was missed. Of the current week its remaining days count. */
export function weekRooms(progress: PlanProgress): WeekRoom[] {
  const { programme, terms, adjustments, today } = progress;
  const units = trackUnits(progress).filter(({ state }) => state === 'open');
  const flexibleMinutes = terms.flexibleHoursPerWeek * 60;
  return weekDays(programme, terms, adjustments).map(({ number, sunday }) => {
    const takenMinutes = units
      .filter(({ session, isMoved }) => session === 'flexible' || isMoved)
      .flatMap(({ parts }) => parts.filter(({ week }) => week === number))
      .reduce((sum, { minutes }) => sum + minutes, 0);
    const daysLeft = Math.max(0, Math.min(7, daysBetween(today, sunday) + 1));
    const left = Math.floor((flexibleMinutes * daysLeft) / 7) - takenMinutes;
    return { week: number, flexibleMinutes, takenMinutes, roomMinutes: Math.max(0, left) };
  });
}
