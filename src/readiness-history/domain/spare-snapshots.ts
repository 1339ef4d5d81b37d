import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import type { Snapshot } from './snapshot.js';

/** A snapshot that was taken because a day was over. */
export type DailySnapshot = Pick<Snapshot, 'id' | 'studyDay' | 'interviewDay'>;

/** In days: how long each day is kept, and from then on each week. */
export const dailyFor = 365;
const weeklyFor = 3 * 365;

/**
 * Which of a target's daily snapshots may go, by id: after a year the last of a week stays, after three the
 * last of a month, and always the last that looked ahead to the same day of an interview.
 *
 * @param daily the oldest first
 */
export function spareSnapshots(daily: readonly DailySnapshot[], today: StudyDay): string[] {
  const lastOf = new Map(daily.map((each) => [periodOf(each, today), each.id]));
  return daily.filter((each) => lastOf.get(periodOf(each, today)) !== each.id).map(({ id }) => id);
}

function periodOf({ studyDay, interviewDay }: DailySnapshot, today: StudyDay): string {
  const age = dayNumber(today) - dayNumber(studyDay);
  const ahead = interviewDay ?? '';
  if (age <= dailyFor) return studyDay;
  // Weeks begin on Monday; 1970-01-01 was a Thursday.
  if (age <= weeklyFor) return `week ${Math.floor((dayNumber(studyDay) + 3) / 7)} ${ahead}`;
  return `month ${studyDay.slice(0, 7)} ${ahead}`;
}
