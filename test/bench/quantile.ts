/** The value below which a share 0..1 of sorted numbers lies, by nearest rank. */
export function quantile(sorted: readonly number[], share: number): number {
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  return sorted[rank] ?? Number.NaN;
}

/** Least, middle and greatest of a few figures. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

export function spreadOf(figures: readonly number[]): Spread {
  const sorted = figures.toSorted((a, b) => a - b);
  return {
    least: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    greatest: quantile(sorted, 1),
  };
}
