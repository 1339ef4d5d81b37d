import { stringify } from 'csv-stringify/sync';

/** Null leaves the cell empty. */
export type CsvCell = string | number | boolean | null;

/**
 * A line of names, then a line for each row, as RFC 4180 has it: lines end in CRLF, quotes stand where a
 * cell needs them. Spreadsheets take text that begins like a formula for one, so such text gets an
 * apostrophe before it; numbers stay as they are.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly CsvCell[])[],
): string {
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/u,
    cast: { boolean: (value) => String(value) },
  });
}
