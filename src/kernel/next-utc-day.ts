const dayMs = 86_400_000;

/** When the next calendar day begins in UTC, whose days are all equally long. */
export function nextUtcDay(instant: Date): Date {
  return new Date((Math.floor(instant.getTime() / dayMs) + 1) * dayMs);
}
