import type { FlawCode } from './find-flaws.js';
import { qualityMeasures, type QualityRow } from './quality-row.js';

export const rowOrders = ['asc', 'desc'] as const;
export const sortKeys = ['position', ...qualityMeasures] as const;

/** Which questions are wanted, and in which order. */
export interface Arrangement {
  readonly sort: (typeof sortKeys)[number];
  readonly order: (typeof rowOrders)[number];
  /** Only questions with this flaw; null takes all. */
  readonly finding: FlawCode | null;
}

/** Where a row stands in an arrangement: what cannot be told comes last, whatever the order. */
export type RowPlace = readonly [isUnknown: number, value: number, questionId: string];

export function placeOf(row: QualityRow, { sort, order }: Arrangement): RowPlace {
  const value = sort === 'position' ? row.position : row.measures[sort];
  if (value === null) return [1, row.position, row.questionId];
  return [0, order === 'asc' ? value : -value, row.questionId];
}

/** The rows after a place, null for all, in order. Equal values go by id, so that pages fit together. */
export function arrangeRows(
  rows: readonly QualityRow[],
  arrangement: Arrangement,
  after: RowPlace | null,
): QualityRow[] {
  const { finding } = arrangement;
  return rows
    .filter(({ flaws }) => finding === null || flaws.includes(finding))
    .map((row) => ({ row, place: placeOf(row, arrangement) }))
    .filter(({ place }) => after === null || comparePlaces(place, after) > 0)
    .toSorted((one, other) => comparePlaces(one.place, other.place))
    .map(({ row }) => row);
}

function comparePlaces(one: RowPlace, other: RowPlace): number {
  if (one[2] === other[2]) return 0;
  return one[0] - other[0] || one[1] - other[1] || (one[2] < other[2] ? -1 : 1);
}
