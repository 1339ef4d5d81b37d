/** One figure that a simulation was run for, and what it has to come to. */
export interface Measurement {
  readonly name: string;
  /** The bar in words, such as `≥ 0.9`. */
  readonly bar: string;
  readonly measured: number;
  readonly passed: boolean;
}

/**
 * Simulated learners, put through the model of memory and of a day. Everything is seeded: the same
 * `seeds` give the same figures. `seeds` is how many learners of each sort are simulated, a few for a
 * quick look and the full number for the bars to mean what they say.
 */
export type Simulate = (seeds?: number) => readonly Measurement[];

/** A figure that must not be under the bar. */
export function atLeast(name: string, bar: number, measured: number): Measurement {
  return { name, bar: `≥ ${bar}`, measured, passed: measured >= bar };
}

/** A figure that must not be over the bar. */
export function atMost(name: string, bar: number, measured: number): Measurement {
  return { name, bar: `≤ ${bar}`, measured, passed: measured <= bar };
}

/** A figure that is shown beside others and has no bar of its own. */
export function asShown(name: string, measured: number): Measurement {
  return { name, bar: '', measured, passed: true };
}
