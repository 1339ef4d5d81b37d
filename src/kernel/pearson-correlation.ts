/** Below this share of the sum of squares, a spread is what rounding left. */
const noise = 1e-12;

/**
 * How closely two measures go together along a line, −1..1. With a measure that is 0 or 1 this is the
 * point-biserial correlation. Null where one of them does not vary, so also for fewer than two pairs.
 * @see Pearson, Proceedings of the Royal Society 58 (1895) 240–242
 */
export function pearsonCorrelation(pairs: readonly (readonly [number, number])[]): number | null {
  const xs = centred(pairs.map(([x]) => x));
  const ys = centred(pairs.map(([, y]) => y));
  if (xs === null || ys === null) return null;
  const product = xs.deviations.reduce((sum, x, index) => sum + x * (ys.deviations[index] ?? 0), 0);
  return Math.min(1, Math.max(-1, product / Math.sqrt(xs.squares * ys.squares)));
}

function centred(values: readonly number[]): { deviations: number[]; squares: number } | null {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviations = values.map((value) => value - mean);
  const squares = deviations.reduce((sum, deviation) => sum + deviation ** 2, 0);
  const all = values.reduce((sum, value) => sum + value ** 2, 0);
  return squares > noise * all ? { deviations, squares } : null;
}
