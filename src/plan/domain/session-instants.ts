import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';
import { firstInstantAtWall } from '../../scheduling/domain/wall-clock.js';

const msPerMinute = 60_000;
const minutesPerDay = 24 * 60;

/** When a sitting is. */
export interface SessionInstants {
  readonly start: Date;
  readonly end: Date;
}

/**
 * When a sitting begins on a day of the calendar at a local time, HH:MM, in an IANA zone, and when it ends
 * after so many minutes. It begins at that time on the wall whatever the clocks did before; where they skip
 * it, as they jump, and where they show it twice, the first time.
 */
export function sessionInstants(
  day: StudyDay,
  { time, minutes, zone }: { time: string; minutes: number; zone: string },
): SessionInstants {
  const [hours = 0, past = 0] = time.split(':').map(Number);
  const wall = dayNumber(day) * minutesPerDay + hours * 60 + past;
  const start = new Date(firstInstantAtWall(wall * msPerMinute, zone));
  return { start, end: new Date(start.getTime() + minutes * msPerMinute) };
}
