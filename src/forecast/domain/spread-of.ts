/** What one run in ten stays under, half do, and nine in ten do. */
export interface Spread {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * The spread of one number over runs. Nearest rank, so each is a value that some run had: counts stay
 * whole, and nothing over a limit appears where no run went over it. Refuses none at all: RangeError.
 */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) throw new RangeError('no values to spread');
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}
