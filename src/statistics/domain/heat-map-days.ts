import { addDays } from '../../scheduling/domain/add-days.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

/** The first and the last day of a heat map: a calendar year, or the 365 days that end today. */
export function heatMapDays(
  today: StudyDay,
  year: number | null,
): { readonly from: StudyDay; readonly to: StudyDay } {
  if (year === null) return { from: addDays(today, -364), to: today };
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}
