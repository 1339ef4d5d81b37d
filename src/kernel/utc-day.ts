/** The calendar day of an instant in UTC, `YYYY-MM-DD`: all that is told of a time which might tell who. */
export function utcDay(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
