import { addDays } from '../../scheduling/domain/add-days.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import { firstInstantAtWall, wallClockMs } from '../../scheduling/domain/wall-clock.js';

const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/**
 * The next `count` instants at or after `from` at which a wall clock of `zone` shows `localTime`
 * (`HH:MM`), one a day. Where the clocks jump over that time, it is the moment they jump; where they
 * show it twice, the first.
 */
export function reminderMoments(
  from: Date,
  { localTime, zone }: { localTime: string; zone: string },
  count: number,
): Date[] {
  const [hours = 0, minutes = 0] = localTime.split(':').map(Number);
  const today = new Date(wallClockMs(from.getTime(), zone)).toISOString().slice(0, 10);
  const atOn = (day: string): Date => {
    const wallMinutes = dayNumber(day) * MINUTES_PER_DAY + hours * 60 + minutes;
    return new Date(firstInstantAtWall(wallMinutes * MS_PER_MINUTE, zone));
  };
  // One more than wanted: today's may have passed.
  return Array.from({ length: count + 1 }, (_, index) => atOn(addDays(today, index)))
    .filter((moment) => moment >= from)
    .slice(0, count);
}
