import { addDays } from './add-days.js';
import { daysBetween } from './days-between.js';
import type { DueRange } from './due-range.js';
import type { WeekdayLoad } from './scheduling-parameters.js';
import { stableHash } from './stable-hash.js';
import type { StudyDay } from './study-day.js';
import { weekdayShare } from './weekday-share.js';

export interface DayLoads {
  /** Minutes planned on a day so far, without the card in question. */
  readonly minutesOn: (day: StudyDay) => number;
  /** What the card adds, in minutes. */
  readonly costMinutes: number;
  readonly weekdayLoads: readonly WeekdayLoad[];
  /** The last day that is of use, such as the eve of an interview; null where none is. */
  readonly lastDay: StudyDay | null;
  /** Chance among equals, such as the card's id. */
  readonly seed: string;
}

/**
 * The day of a range on which the fewest minutes are planned for its weekday's share, the card's own
 * included. Days to keep free are taken only when there are no others, and days after the last useful
 * one only when all are. Among equals the middle of the range comes first, then chance.
 */
export function leastLoadedDay(range: DueRange, loads: DayLoads): StudyDay {
  const length = daysBetween(range.from, range.to) + 1;
  const days = Array.from({ length }, (_, index) => addDays(range.from, index));
  const { lastDay } = loads;
  const useful = lastDay === null ? days : days.filter((day) => day <= lastDay);
  const candidates = useful.length > 0 ? useful : days;
  const shareOf = (day: StudyDay): number => weekdayShare(day, loads.weekdayLoads);
  const open = candidates.filter((day) => shareOf(day) > 0);
  const middle = (length - 1) / 2;
  const ranked = (open.length > 0 ? open : candidates).map((day) => ({
    day,
    load: (loads.minutesOn(day) + loads.costMinutes) / (shareOf(day) || 1),
    distance: Math.abs(daysBetween(range.from, day) - middle),
    chance: stableHash(loads.seed + day),
  }));
  ranked.sort((a, b) => a.load - b.load || a.distance - b.distance || a.chance - b.chance);
  return ranked[0]?.day ?? range.from;
}
