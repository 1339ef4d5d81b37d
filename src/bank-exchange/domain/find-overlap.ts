/** A stretch of a file, in bytes: `start` belongs to it, `end` no more. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The first place that two of the ranges both claim, null where none do. Entries of a zip file that
 * share their bytes unpack to far more than the file could hold.
 */
export function findOverlap(ranges: readonly ByteRange[]): number | null {
  const inOrder = ranges.toSorted((left, right) => left.start - right.start);
  let taken = -Infinity;
  for (const { start, end } of inOrder) {
    if (start < taken) return start;
    taken = end;
  }
  return null;
}
