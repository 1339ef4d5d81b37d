const graceDays = 7;

/** When an account whose deletion was requested is purged: seven days later, to change one's mind. */
export function deletionDueAt(requestedAt: Date): Date {
  return new Date(requestedAt.getTime() + graceDays * 86_400_000);
}
