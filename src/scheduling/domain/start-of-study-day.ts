import { dayNumber } from './day-number.js';
import type { StudyClock, StudyDay } from './study-day.js';
import { firstInstantAtWall } from './wall-clock.js';

const MS_PER_HOUR = 3_600_000;

/**
 * The instant a study day begins, for showing "due from" in local time and for bounding queries: when
 * the wall clock first passes `rolloverHour:00` on that date. Where the clocks skip that hour, the day
 * begins as they jump. A date the zone skipped altogether begins with the next one.
 */
export function startOfStudyDay(day: StudyDay, clock: StudyClock): Date {
  const wallMs = (dayNumber(day) * 24 + clock.rolloverHour) * MS_PER_HOUR;
  return new Date(firstInstantAtWall(wallMs, clock.zone));
}
