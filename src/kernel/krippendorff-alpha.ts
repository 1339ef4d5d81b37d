/** What a difference between two values weighs. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** Fewer units say nothing about how well people agree. */
const fewestUnits = 5;

/** The values that occur, ascending, and how often each meets each other within a unit. */
interface Coincidences {
  readonly values: readonly number[];
  readonly matrix: readonly (readonly number[])[];
  /** How often each value occurs in a pair. */
  readonly totals: readonly number[];
  readonly total: number;
}

/**
 * How far graders agree beyond chance: 1 for perfect agreement, 0 for what chance alone brings, below 0
 * for systematic disagreement. Any number of graders, who need not have graded everything.
 *
 * @param units what each unit was given by those who judged it; one judged by fewer than two counts for
 *   nothing. Ratios want values of 0 and more
 * @returns null with fewer than 5 units that can be compared, and where all values are the same: neither
 *   agreement nor chance can then be told
 * @see Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part C for the general form
 */
export function krippendorffAlpha(
  units: readonly (readonly number[])[],
  metric: AlphaMetric,
): number | null {
  const compared = units.filter(({ length }) => length >= 2);
  if (compared.length < fewestUnits) return null;
  const coincidences = countCoincidences(compared);
  const { values, matrix, totals, total } = coincidences;
  const weigh = weigher(coincidences, metric);
  let observed = 0;
  let expected = 0;
  for (let one = 0; one < values.length; one += 1) {
    for (let other = one + 1; other < values.length; other += 1) {
      const weight = weigh(one, other);
      observed += (matrix[one]?.[other] ?? 0) * weight;
      expected += (totals[one] ?? 0) * (totals[other] ?? 0) * weight;
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

/** Each unit of m values has m·(m − 1) pairs, and counts as m of them. */
function countCoincidences(units: readonly (readonly number[])[]): Coincidences {
  const values = [...new Set(units.flat())].toSorted((one, other) => one - other);
  const places = new Map(values.map((value, place) => [value, place]));
  const matrix = values.map(() => values.map(() => 0));
  for (const unit of units) {
    const weight = 1 / (unit.length - 1);
    const placed = unit.map((value) => places.get(value) ?? 0);
    for (let grader = 0; grader < placed.length; grader += 1) {
      const row = matrix[placed[grader] ?? 0] ?? [];
      for (let other = 0; other < placed.length; other += 1) {
        const place = placed[other] ?? 0;
        if (other !== grader) row[place] = (row[place] ?? 0) + weight;
      }
    }
  }
  const totals = matrix.map(sum);
  return { values, matrix, totals, total: sum(totals) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** The squared difference of two values, by their places. */
function weigher(
  { values, totals }: Coincidences,
  metric: AlphaMetric,
): (one: number, other: number) => number {
  if (metric === 'nominal') return () => 1;
  if (metric === 'ordinal') {
    // As many as lie between the two, those that have the one or the other value counted half.
    return (one, other) =>
      (sum(totals.slice(one, other + 1)) - ((totals[one] ?? 0) + (totals[other] ?? 0)) / 2) ** 2;
  }
  return (one, other) => {
    const [low = 0, high = 0] = [values[one], values[other]];
    return metric === 'interval' ? (high - low) ** 2 : ((high - low) / (high + low)) ** 2;
  };
}
