/** What one request may still cost, and the UTC day, YYYY-MM-DD, that it is charged to. */
export interface Reservation {
  readonly day: string;
  readonly calls: number;
  readonly tokens: number;
}

/** What a request came to. */
export interface Cost {
  readonly calls: number;
  readonly tokens: number;
}

/** What may be used in a UTC day; `globalTokens` by all learners together. */
export interface DayLimits {
  readonly calls: number;
  readonly tokens: number;
  readonly globalTokens: number;
}

/** What was used of a day, whatever is reserved besides. */
export type DayUsed = DayLimits;

/** Whether a day on which this was used, and nothing is reserved, has room for what is wanted. */
export function fitsBeside(used: DayUsed, { calls, tokens }: Cost, limits: DayLimits): boolean {
  return (
    used.calls + calls <= limits.calls &&
    used.tokens + tokens <= limits.tokens &&
    used.globalTokens + tokens <= limits.globalTokens
  );
}
