/** The UTC day of an instant: what is told of the time at which one of the two sides did something. */
export function toDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
