import { daysBetween } from '../../scheduling/domain/days-between.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** Study days in a row with a review, in the days of the zone the learner was in on each. */
export interface Streaks {
  /** Up to today, or up to yesterday while today is still to come. */
  readonly currentDays: number;
  readonly longestDays: number;
  /** The last day of the longest, of the latest such when there are several; null without any. */
  readonly longestEndedDay: StudyDay | null;
  readonly isTodayDone: boolean;
}

/** `days` are the study days with a review, each once, earliest first. */
export function findStreaks(days: readonly StudyDay[], today: StudyDay): Streaks {
  let length = 0;
  let longestDays = 0;
  let longestEndedDay: StudyDay | null = null;
  let previous: StudyDay | null = null;
  for (const day of days) {
    length = previous !== null && daysBetween(previous, day) === 1 ? length + 1 : 1;
    if (length >= longestDays) [longestDays, longestEndedDay] = [length, day];
    previous = day;
  }
  // A phone ahead of this server's zone may have been on tomorrow's study day already.
  const goesOn = previous !== null && daysBetween(previous, today) <= 1;
  const isTodayDone = days.includes(today);
  return { currentDays: goesOn ? length : 0, longestDays, longestEndedDay, isTodayDone };
}
