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

/** Whether a day on which nothing was used yet has room for a reservation. */
export function canEverFit(
  { calls, tokens }: Pick<Reservation, 'calls' | 'tokens'>,
  limits: DayLimits,
): boolean {
  return calls <= limits.calls && tokens <= Math.min(limits.tokens, limits.globalTokens);
}
