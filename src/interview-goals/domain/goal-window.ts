/**
 * How many days before the interview everything is looked at once more: what one round of all items
 * takes at the day's minutes, and a day to spare, at least 2. A round longer than a week means that
 * time is what is short; then ranking must begin that early, or reviews that are merely due use up
 * the days in which questions could still be met.
 */
export function goalWindowDays(roundMinutes: number, minutesPerDay: number): number {
  return Math.max(2, Math.ceil(roundMinutes / minutesPerDay) + 1);
}
