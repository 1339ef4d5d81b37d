import { dayNumber } from './day-number.js';
import type { StudyDay } from './study-day.js';

/** How many study days lie from `from` to `to`: 1 from a day to the next, negative backwards. */
export function daysBetween(from: StudyDay, to: StudyDay): number {
  return from === to ? 0 : dayNumber(to) - dayNumber(from);
}
