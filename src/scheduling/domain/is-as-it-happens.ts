const TOLERANCE_MS = 5 * 60_000;

/**
 * Whether a review that a client sends arrives as it happens, within five minutes. Only such a one is
 * placed by the load of the days (an answer graded here is, on its own day, as it never arrives twice in
 * another order): that depends on what else has arrived, and what phones recorded offline must come out the
 * same in whatever order it arrives.
 */
export function isAsItHappens(occurredAt: Date, receivedAt: Date): boolean {
  return Math.abs(receivedAt.getTime() - occurredAt.getTime()) <= TOLERANCE_MS;
}
