import { addDays } from '../../scheduling/domain/add-days.js';
import { dayNumber } from '../../scheduling/domain/day-number.js';
import type { StudyDay } from '../../scheduling/domain/study-day.js';

const isoWeekPattern = /^(\d{4})-W(\d{2})$/u;

/** 1 for Monday to 7 for Sunday (ISO 8601); 1970-01-01 was a Thursday. */
export function weekdayOf(day: StudyDay): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** The day itself where it is a Monday, else the next one: no week of a plan begins in its middle. */
export function firstMonday(day: StudyDay): StudyDay {
  return addDays(day, (8 - weekdayOf(day)) % 7);
}

/**
 * The Monday of a week of the calendar such as `2026-W45` (ISO 8601: week 1 has the year's first Thursday);
 * null for text that is not one, or for a week that the year does not have.
 */
export function mondayOfIsoWeek(week: string): StudyDay | null {
  const [, year, number] = isoWeekPattern.exec(week) ?? [];
  if (year === undefined || number === undefined) return null;
  // The last year of four digits ends in a week of which the next year has a part.
  if (Number(year) < 1970 || Number(year) >= 9999) return null;
  const fourth = `${year}-01-04`;
  const monday = addDays(fourth, 1 - weekdayOf(fourth) + (Number(number) - 1) * 7);
  const thursday = addDays(monday, 3);
  return Number(number) >= 1 && thursday.startsWith(`${year}-`) ? monday : null;
}
