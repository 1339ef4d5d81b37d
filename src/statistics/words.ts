import type { StudyDay } from '../scheduling/domain/study-day.js';

const days = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const months = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

/** A study day as people say it: 22 November 2026. */
export function sayDay(day: StudyDay): string {
  return days.format(Date.parse(day));
}

/** The month of a study day: November 2026. */
export function sayMonth(day: StudyDay): string {
  return months.format(Date.parse(day));
}

/** `1 card`, `1,200 cards`. */
export function sayCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${numbers.format(count)} ${count === 1 ? singular : plural}`;
}

/** A share of 1 as a percentage: 90.5%. */
export function sayShare(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
