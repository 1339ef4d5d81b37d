import { dayNumber } from './day-number.js';
import type { WeekdayLoad } from './scheduling-parameters.js';
import type { StudyDay } from './study-day.js';

const SHARES: Readonly<Record<WeekdayLoad, number>> = { normal: 1, reduced: 0.5, minimum: 0 };
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 3;

/** The share of a normal day's work a study day should get: 1, 0.5 or 0; Monday is the first load. */
export function weekdayShare(day: StudyDay, weekdayLoads: readonly WeekdayLoad[]): number {
  const weekday = (((dayNumber(day) + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
  return SHARES[weekdayLoads[weekday] ?? 'normal'];
}
