import type { StudyDay } from '../scheduling/domain/study-day.js';

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A study day as people say it: 22 November 2026. */
export function sayDay(day: StudyDay): string {
  return dates.format(Date.parse(day));
}

/** `1 card`, `12 cards`. */
export function sayCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}
