const dayMs = 86_400_000;

/** Whole seconds until the next UTC day has begun, 1..86400: days of UTC have no other length. */
export function secondsToNextDay(now: Date): number {
  return Math.ceil((dayMs - (now.getTime() % dayMs)) / 1000);
}
