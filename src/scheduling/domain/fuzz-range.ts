/** A span of whole days, both ends included. */
export interface IntervalRange {
  readonly from: number;
  readonly to: number;
}

/** [from days, to days, share of the part of the interval that lies between them]. */
const BANDS: readonly (readonly [number, number, number])[] = [
  [2.5, 7, 0.15],
  [7, 20, 0.1],
  [20, Number.POSITIVE_INFINITY, 0.05],
];

/**
 * The intervals that stand for one of `intervalDays` whole days: as Anki, ± one day and ± 15 % of the
 * part between 2.5 and 7 days, 10 % between 7 and 20, 5 % beyond. Under 2.5 days there is no choice.
 * Never over the maximum; at the maximum the range reaches down only.
 * @see https://github.com/ankitects/anki/blob/main/rslib/src/scheduler/states/fuzz.rs
 */
export function fuzzRange(intervalDays: number, maximumIntervalDays: number): IntervalRange {
  const interval = Math.min(intervalDays, maximumIntervalDays);
  if (interval < 2.5) return { from: interval, to: interval };
  const spread = BANDS.reduce(
    (sum, [from, to, share]) => sum + share * Math.max(0, Math.min(interval, to) - from),
    1,
  );
  const from = Math.max(2, Math.round(interval - spread));
  const to = Math.min(Math.round(interval + spread), maximumIntervalDays);
  return { from: Math.min(from, interval), to };
}
