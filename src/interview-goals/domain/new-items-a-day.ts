/**
 * The pace at which questions must be met for all of them to be known when the window opens: spread
 * over the days before it, one of them spare. `daysLeft` is from today to the interview.
 */
export function newItemsADay(unseen: number, daysLeft: number, windowDays: number): number {
  return Math.ceil(unseen / Math.max(1, daysLeft - windowDays - 1));
}
