const MS_PER_DAY = 86_400_000;
const usualDays = 30;
/** A leap year: a link of "at most a year" may end on the same day of the next one. */
const mostDays = 366;

/** When a link ends; null when it may not end then: not in the future, or in more than a year. */
export function planExpiry(wanted: Date | null, now: Date): Date | null {
  const atMs = wanted?.getTime() ?? now.getTime() + usualDays * MS_PER_DAY;
  const isAllowed = atMs > now.getTime() && atMs <= now.getTime() + mostDays * MS_PER_DAY;
  return isAllowed ? new Date(atMs) : null;
}
