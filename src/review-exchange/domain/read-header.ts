import { CSV_COLUMNS, type CsvColumn, type CsvLayout } from './csv-columns.js';
import type { LineProblem } from './line-problem.js';

const NEEDED: readonly CsvColumn[] = ['card_id', 'review_time', 'review_rating'];

export type HeaderReading =
  | { readonly kind: 'layout'; readonly layout: CsvLayout }
  | { readonly kind: 'faulty'; readonly problems: readonly LineProblem[] };

/**
 * Where the columns stand, by the names in the first line of a file, in whatever order. Names that are
 * unknown are refused like missing ones: a misspelt column would otherwise be lost without a word.
 */
export function readHeader(names: readonly string[]): HeaderReading {
  const problems = [
    ...NEEDED.filter((column) => !names.includes(column)).map((column) =>
      fault(column, 'missing-column', `the first line must name the column ${column}`),
    ),
    ...names.flatMap((name, index) => nameProblems(name, names.indexOf(name) < index)),
  ];
  if (problems.length > 0) return { kind: 'faulty', problems };
  const placeOf = (column: CsvColumn): number | null =>
    names.includes(column) ? names.indexOf(column) : null;
  const places = CSV_COLUMNS.map((column) => [column, placeOf(column)] as const);
  return { kind: 'layout', layout: Object.fromEntries(places) as CsvLayout };
}

function nameProblems(name: string, isRepeated: boolean): LineProblem[] {
  const column = CSV_COLUMNS.find((each) => each === name);
  if (column === undefined) {
    const detail = `the first line may only name ${CSV_COLUMNS.join(', ')}`;
    return [fault(null, 'unknown-column', detail)];
  }
  return isRepeated ? [fault(column, 'repeated-column', 'is named twice')] : [];
}

function fault(field: string | null, code: string, detail: string): LineProblem {
  return { line: 1, field, code, detail };
}
