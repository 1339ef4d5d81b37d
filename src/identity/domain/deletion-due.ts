const graceMs = 7 * 86_400_000;

/** When an account whose deletion was requested is purged: seven days later, to change one's mind. */
export function deletionDueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + graceMs);
}

/** The other way round, for a query: whoever asked then or earlier is purged at `now`. */
export function latestDueRequest(now: Date): Date {
  return new Date(now.getTime() - graceMs);
}
