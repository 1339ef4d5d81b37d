import { stringify } from 'csv-stringify/sync';
import type { BankFile } from './domain/bank-file.js';
import { csvColumns } from './domain/csv-columns.js';
import { toCsvRow } from './domain/to-csv-row.js';
import { exampleQuestion } from './example-question.js';

/** Without it a spreadsheet reads UTF-8 as an encoding of the nineties. */
const mark = '\uFEFF';

/**
 * The questions of a bank as CSV, piece by piece. What the bank says of itself has no place in a table
 * and is left out.
 */
export async function* writeBankCsv({
  questions,
}: Pick<BankFile, 'questions'>): AsyncGenerator<string> {
  yield header();
  for await (const question of questions) yield line(toCsvRow(question));
}

/** An empty table to fill in: the names of the columns, and a question that breaks no rule. */
export function writeCsvTemplate(): string {
  return `${header()}${line(toCsvRow({ ...exampleQuestion }))}`;
}

function header(): string {
  return `${mark}${line(csvColumns.map(({ name }) => name))}`;
}

function line(cells: string[]): string {
  return stringify([cells], {
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/u,
    escape_formulas: true,
  });
}
