const seconds = 1000;
const minutes = 60 * seconds;
const hours = 60 * minutes;

const delays = [
  5 * seconds,
  5 * minutes,
  30 * minutes,
  2 * hours,
  5 * hours,
  10 * hours,
  24 * hours,
];

/** A receiver that was down for many is not called by all of them in the same second. */
const jitter = 0.1;

/**
 * How long to wait after a failed try, as Standard Webhooks recommends it: 5 s, 5 min, 30 min, 2 h, 5 h,
 * 10 h, 24 h, each ± 10 %. A receiver that comes back within a day and a half misses nothing.
 *
 * @param failures tries that failed, from 1
 * @param chance 0..1, from which the jitter is drawn
 * @returns milliseconds, null when it is not tried again
 */
export function retryDelay(failures: number, chance: number): number | null {
  const delay = delays[failures - 1];
  return delay === undefined ? null : Math.round(delay * (1 - jitter + 2 * jitter * chance));
}
