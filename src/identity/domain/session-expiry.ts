const dayMs = 86_400_000;
const idleDays = 60;
const longestDays = 365;

/** When a session ends: 60 days after its last refresh, and a year after signing in at the latest. */
export function sessionExpiry(signedInAt: Date, now: Date): Date {
  const idle = now.getTime() + idleDays * dayMs;
  const longest = signedInAt.getTime() + longestDays * dayMs;
  return new Date(Math.min(idle, longest));
}
