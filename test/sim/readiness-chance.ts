import type { Random } from '../../src/kernel/seeded-random.js';

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A whole number from 0, below the count. */
export function below(count: number, random: Random): number {
  return Math.floor(random() * count);
}

/** One of them; of an empty list there is none, which is refused. */
export function pick<T>(values: readonly T[], random: Random): T {
  const value = values[below(values.length, random)];
  if (value === undefined) throw new RangeError('nothing to pick from');
  return value;
}

export function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** All of them, each place as likely. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, key: random() }))
    .toSorted((one, other) => one.key - other.key)
    .map(({ value }) => value);
}

/** The share of what is normal that lies below, to 7 decimals: Abramowitz and Stegun 26.2.17. */
export function normalCdf(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const polynomial =
    t *
    (0.319_381_53 +
      t * (-0.356_563_782 + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return z > 0 ? 1 - tail : tail;
}
