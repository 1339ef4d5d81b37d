import type { IntervalRange } from '../../scheduling/domain/fuzz-range.js';
import { stableHash } from '../../scheduling/domain/stable-hash.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** A learner's days in a simulation; every array is indexed by days from its start. */
export interface Calendar {
  readonly days: readonly StudyDay[];
  /** The share of a normal day's work each day should get: 1, 0.5 or 0. */
  readonly shares: Float64Array;
  /** Minutes planned on each day. */
  readonly minutes: Float64Array;
}

export interface CardToPlace {
  readonly minutes: number;
  /** The last day that is of use; Infinity where none is. */
  readonly lastDay: number;
  /** Chance among equals, as for leastLoadedDay. */
  readonly seed: string;
}

/**
 * The day that leastLoadedDay chooses, by the same rule, as a number: a simulation asks some hundred
 * thousand times. `range` counts days from the start of the calendar and lies within it.
 */
export function leastLoadedInterval(
  { from, to }: IntervalRange,
  calendar: Calendar,
  card: CardToPlace,
): number {
  const last = card.lastDay < from ? to : Math.min(to, card.lastDay);
  const hasOpen = hasOpenDay(from, last, calendar);
  const middle = (from + to) / 2;
  let best = -1;
  let bestLoad = Number.POSITIVE_INFINITY;
  for (let day = from; day <= last; day += 1) {
    if (hasOpen && calendar.shares[day] === 0) continue;
    const load = loadOn(day, calendar, card.minutes);
    if (load > bestLoad) continue;
    if (load === bestLoad && !isPreferred(day, best, middle, { calendar, card })) continue;
    best = day;
    bestLoad = load;
  }
  return best;
}

function loadOn(day: number, { minutes, shares }: Calendar, added: number): number {
  return ((minutes[day] ?? 0) + added) / (shares[day] || 1);
}

function hasOpenDay(from: number, last: number, { shares }: Calendar): boolean {
  for (let day = from; day <= last; day += 1) {
    if ((shares[day] ?? 0) > 0) return true;
  }
  return false;
}

/** Of two days with the same load, the one nearer to the middle, then chance. */
function isPreferred(
  day: number,
  other: number,
  middle: number,
  { calendar: { days }, card: { seed } }: { calendar: Calendar; card: CardToPlace },
): boolean {
  const nearer = Math.abs(day - middle) - Math.abs(other - middle);
  if (nearer !== 0) return nearer < 0;
  return stableHash(seed + (days[day] ?? '')) < stableHash(seed + (days[other] ?? ''));
}
