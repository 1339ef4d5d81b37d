import type { CsvColumn } from './csv-columns.js';
import { isFormula, unmarkCell } from './formula-mark.js';
import type { ReadingProblem } from './parsed-bank.js';
import { readCsvCell } from './read-csv-cell.js';

/** A row as a question document, with what is wrong with its cells. */
export interface RowReading {
  readonly document: Readonly<Record<string, unknown>>;
  readonly problems: readonly ReadingProblem[];
}

/** A cell in its place. */
interface PlacedCell {
  readonly column: CsvColumn;
  readonly line: number;
  readonly text: string;
}

/** In characters; four times the longest list of a document. */
const longestCell = 200_000;

/**
 * A row as a question document. A cell that a spreadsheet would compute, or that is too long, is
 * refused, by its column and the line it begins in; so is a row with more or fewer cells than columns.
 *
 * @param line the line that the row begins in
 */
export function readCsvRow(
  columns: readonly CsvColumn[],
  cells: readonly string[],
  line: number,
): RowReading {
  if (cells.length !== columns.length) {
    const detail = `has ${cells.length} cells instead of ${columns.length} (line ${line})`;
    return { document: {}, problems: [{ pointer: '', code: 'ragged-row', detail }] };
  }
  const placed = placeCells(columns, cells, line);
  const used = usedCriteria(placed);
  const read = placed
    .filter(({ column }) => column.criterion === null || used.includes(column.criterion))
    .map((cell) => readCell(cell, used));
  const document: Record<string, unknown> = {};
  for (const { path, value } of read) if (value !== undefined) put(document, path, value);
  return {
    document: withMoreCriteria(document),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function placeCells(
  columns: readonly CsvColumn[],
  cells: readonly string[],
  firstLine: number,
): PlacedCell[] {
  let line = firstLine;
  return columns.map((column, place) => {
    const text = cells[place] ?? '';
    const cell = { column, line, text };
    line += text.match(/\r\n|\n|\r/gu)?.length ?? 0;
    return cell;
  });
}

/** Criteria that any cell speaks of: places between them may stay empty. */
function usedCriteria(cells: readonly PlacedCell[]): number[] {
  const places = cells.flatMap(({ column: { criterion }, text }) =>
    criterion === null || text.trim() === '' ? [] : [criterion],
  );
  return [...new Set(places)].toSorted((one, other) => one - other);
}

interface ReadCell {
  readonly path: readonly string[];
  readonly value?: unknown;
  readonly problems: readonly ReadingProblem[];
}

function readCell({ column, line, text }: PlacedCell, used: readonly number[]): ReadCell {
  const { criterion, field, form, name } = column;
  const prefix = criterion === null ? [] : ['rubric', `${used.indexOf(criterion)}`];
  const path = [...prefix, ...field.split('/')];
  const pointer = `/${path.join('/')}`;
  const at = `(column ${name}, line ${line})`;
  if (text.length > longestCell) {
    const detail = `is longer than ${longestCell} characters ${at}`;
    return { path, problems: [{ pointer, code: 'cell-too-long', detail }] };
  }
  if (isFormula(text)) {
    const detail = `begins like a formula; put an apostrophe in front of it ${at}`;
    return { path, problems: [{ pointer, code: 'formula', detail }] };
  }
  const { value, problems } = readCsvCell(form, unmarkCell(text));
  return {
    path,
    value,
    problems: problems.map((problem) => ({
      pointer: `${pointer}${problem.pointer}`,
      code: problem.code,
      detail: `${problem.detail} ${at}`,
    })),
  };
}

/** Numbers in a path are places in a list. */
function put(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [key = '', next, ...rest] = path;
  if (next === undefined) {
    target[key] = value;
    return;
  }
  target[key] ??= /^\d+$/u.test(next) ? [] : {};
  put(target[key] as Record<string, unknown>, [next, ...rest], value);
}

function withMoreCriteria(fields: Readonly<Record<string, unknown>>): RowReading['document'] {
  const { moreCriteria, ...document } = fields;
  if (moreCriteria === undefined) return document;
  const { rubric } = document;
  const others = Array.isArray(moreCriteria) ? (moreCriteria as unknown[]) : [moreCriteria];
  return {
    ...document,
    rubric: [...(Array.isArray(rubric) ? (rubric as unknown[]) : []), ...others],
  };
}
