import type { StudyDay } from './study-day.js';

const MS_PER_DAY = 86_400_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Days from 1970-01-01 to `day`, for arithmetic on study days. Study days are calendar labels: none is
 * 23 or 25 hours long here, whatever the clocks did. Refuses text that is not a date of the calendar.
 */
export function dayNumber(day: StudyDay): number {
  const ms = DAY.test(day) ? Date.parse(day) : Number.NaN;
  // The engine reads 30 February as 1 March; only days past the 28th can be such a date.
  const isImpossible = day.slice(8) > '28' && new Date(ms).getUTCDate() !== Number(day.slice(8));
  if (Number.isNaN(ms) || isImpossible) throw new RangeError(`not a calendar day: '${day}'`);
  return ms / MS_PER_DAY;
}
