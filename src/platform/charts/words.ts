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

/** A calendar day, YYYY-MM-DD, as people say it: 22 November 2026. */
export function sayDay(day: string): string {
  return days.format(Date.parse(day));
}

/** The month of a calendar day: November 2026. */
export function sayMonth(day: string): string {
  return months.format(Date.parse(day));
}

/** A number rounded to whole ones: 1,200. */
export function sayNumber(number: number): string {
  return numbers.format(number);
}

/** `1 card`, `1,200 cards`; rounded to whole ones, which decide between one and many. */
export function sayCount(count: number, singular: string, plural = `${singular}s`): string {
  return `${numbers.format(count)} ${Math.round(count) === 1 ? singular : plural}`;
}

/** A share of 1 as a percentage: 90.5%. */
export function sayShare(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}
