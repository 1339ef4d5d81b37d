const msPerMinute = 60_000;
const msPerHour = 60 * msPerMinute;
const msPerDay = 24 * msPerHour;

/** The times of peer review. */
export const reviewTerms = {
  /** How long a claim holds, and how much one extension adds. */
  leaseMs: 24 * msPerHour,
  /** How long before its end a reviewer is reminded of a lease. */
  reminderMs: 3 * msPerHour,
  /** After handing in, a review may be corrected for so long, unless it was settled. */
  correctionMs: 30 * msPerMinute,
  /** How long a request waits for reviews, and then for a coach. */
  settlementMs: 7 * msPerDay,
  /** How long an author may appeal against a settlement. */
  appealMs: 14 * msPerDay,
  /** Leases that somebody may hold at a time, over all pools. */
  mostLeases: 2,
} as const;
