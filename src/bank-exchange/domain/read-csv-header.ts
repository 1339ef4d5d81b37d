import { csvColumns, neededColumns, type CsvColumn } from './csv-columns.js';

/** A header that cannot be used. */
export interface HeaderFault {
  readonly code: 'unknown-column' | 'missing-column' | 'repeated-column';
  readonly detail: string;
}

const longestEcho = 40;

/**
 * The columns of a file by the names in its first line, in whatever order. A name that is not known is
 * refused: a misspelt column would otherwise be lost without a word.
 */
export function readCsvHeader(cells: readonly string[]): readonly CsvColumn[] | HeaderFault {
  // One more than there are columns: then one of them is unknown or repeated.
  const read = cells.slice(0, csvColumns.length + 1);
  const names = read.map((cell) => cell.trim().toLowerCase());
  const columns = names.map((name) => csvColumns.find((column) => column.name === name));
  const unknown = names.filter((_, place) => columns[place] === undefined);
  if (unknown.length > 0) {
    const list = unknown.slice(0, 5).map((name) => `"${name.slice(0, longestEcho)}"`);
    return { code: 'unknown-column', detail: `there is no column ${list.join(', ')}` };
  }
  const repeated = names.find((name, place) => names.indexOf(name) < place);
  if (repeated !== undefined) {
    return { code: 'repeated-column', detail: `the column ${repeated} is there twice` };
  }
  const missing = neededColumns.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    return { code: 'missing-column', detail: `the column ${missing.join(' and ')} is missing` };
  }
  return columns.filter((column) => column !== undefined);
}
