/** The day of an instant, UTC: of cases no more is told, for it may be the instant of a review. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
