import { dayNumber } from './day-number.js';
import type { StudyDay } from './study-day.js';

const MS_PER_DAY = 86_400_000;

/** The study day `days` whole days after `day`, before it when negative. */
export function addDays(day: StudyDay, days: number): StudyDay {
  return new Date((dayNumber(day) + days) * MS_PER_DAY).toISOString().slice(0, 10);
}
