const dayMs = 86_400_000;

/** Days of 24 hours from one instant to another, with their fraction; below 0 when it is before. */
export function daysFrom(sinceMs: number, untilMs: number): number {
  return (untilMs - sinceMs) / dayMs;
}
