/**
 * The value below which this share of a sample lies, between neighbours in proportion: what R gives by
 * default and PostgreSQL as `percentile_cont`. `sorted` is ascending; an empty sample, or a share
 * outside 0..1, is refused with a RangeError.
 * @see Hyndman and Fan, The American Statistician 50 (1996) 361–365, definition 7
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) {
    throw new RangeError(`no ${share} quantile of ${sorted.length} values`);
  }
  return below + (above - below) * (place - Math.floor(place));
}
