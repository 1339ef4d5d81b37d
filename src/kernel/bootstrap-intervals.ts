import { quantile } from './quantile.js';
import { seededRandom } from './seeded-random.js';

/** What chance in drawing the sample leaves open. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface BootstrapTerms {
  readonly resamples: number;
  readonly seed: number;
}

/**
 * 95 % percentile intervals of any figures of a sample: its units are drawn again, with replacement and
 * as many as there are, and the figures computed of each draw. What belongs together must be one unit,
 * such as all criteria of one answer: drawing parts of it by themselves would make the intervals look
 * narrower than they are. The same seed draws the same.
 *
 * @param measure null for a figure that a draw cannot tell; such draws are left out of its interval
 * @returns null for a figure that half of the draws or more could not tell
 * @see Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13
 */
export function bootstrapIntervals<Unit, Name extends string>(
  units: readonly Unit[],
  measure: (drawn: readonly Unit[]) => Readonly<Record<Name, number | null>>,
  { resamples, seed }: BootstrapTerms,
): Record<Name, Bounds | null> {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () =>
    measure(units.flatMap(() => units[Math.floor(random() * units.length)] ?? [])),
  );
  const names = Object.keys(measure(units)) as Name[];
  const bounds = names.map((name) => {
    const values = drawn.flatMap((figures) => figures[name] ?? []).toSorted((a, b) => a - b);
    return [name, values.length * 2 > resamples ? boundsOf(values) : null] as const;
  });
  return Object.fromEntries(bounds) as Record<Name, Bounds | null>;
}

function boundsOf(sorted: readonly number[]): Bounds {
  return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
}
