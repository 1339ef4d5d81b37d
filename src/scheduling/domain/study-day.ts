import { firstInstantAtWall, wallClockMs } from './wall-clock.js';

/** A calendar day of a learner's own, 'YYYY-MM-DD'. Sorts and compares as text. */
export type StudyDay = string;

/** Where a learner's day turns: an IANA zone and the whole local hour (0..23) at which it begins. */
export interface StudyClock {
  readonly zone: string;
  readonly rolloverHour: number;
}

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** No zone has put its clocks back by more than this since 1900, the date line aside. */
const LONGEST_FALL_BACK_MS = 3 * MS_PER_HOUR;

/**
 * The study day an instant belongs to: the day D whose start, the moment the local wall clock first
 * passes `rolloverHour:00` on D, is the latest one not after the instant. The hours are taken off the
 * wall clock and not off the instant, or the day would turn an hour early or late on the days the
 * clocks change. Refuses an unknown zone and an invalid date with a RangeError.
 */
export function studyDayOf(instant: Date, clock: StudyClock): StudyDay {
  const shiftedMs = wallClockMs(instant.getTime(), clock.zone) - clock.rolloverHour * MS_PER_HOUR;
  const timeOfDay = ((shiftedMs % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  const midnightMs = shiftedMs - timeOfDay;
  // Clocks put back across the rollover show the end of the old day once more. The new day has begun
  // by then, and a day that has begun does not go away: otherwise a learner would meet it twice.
  if (timeOfDay >= MS_PER_DAY - LONGEST_FALL_BACK_MS) {
    const nextMs = midnightMs + MS_PER_DAY;
    const nextStart = firstInstantAtWall(nextMs + clock.rolloverHour * MS_PER_HOUR, clock.zone);
    if (nextStart <= instant.getTime()) return isoDay(nextMs);
  }
  return isoDay(midnightMs);
}

function isoDay(midnightMs: number): StudyDay {
  return new Date(midnightMs).toISOString().slice(0, 10);
}
