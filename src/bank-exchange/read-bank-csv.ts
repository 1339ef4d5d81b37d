import { BrokenCsv, readCsv } from '../platform/csv/read-csv.js';
import type { CsvColumn } from './domain/csv-columns.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { readCsvHeader } from './domain/read-csv-header.js';
import { readCsvRow } from './domain/read-csv-row.js';
import { readText } from './read-text.js';
import { toParsedQuestion } from './to-parsed-question.js';
import { unreadableFile } from './unreadable-file.js';

/** In bytes. Longer rows are not kept in memory, so nothing after one can be read. */
const longestRecord = 2_000_000;
/** The names of all columns are a third of it. */
const longestHeader = 10_000;

/**
 * The questions of a bank as CSV, a row each. Comma, semicolon and tab separate cells, whichever stands
 * first in the header.
 *
 * @throws AppError when the header is not that of the template, or the file is no CSV
 */
export async function* readBankCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ParsedPart> {
  const text = readText(chunks);
  const start = await readStart(text);
  const [delimiter] = /[,;\t]/u.exec(start) ?? [','];
  let columns: readonly CsvColumn[] | null = null;
  try {
    for await (const { line, cells } of readCsv(joined(start, text), {
      delimiter,
      longestRecord,
    })) {
      if (columns === null) columns = toColumns(cells, line);
      else if (cells.some((cell) => cell.trim() !== '')) {
        yield toParsedQuestion({ line, ...readCsvRow(columns, cells, line) });
      }
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    throw toRefusal(error);
  }
  if (columns === null)
    throw unreadableFile('not-this-format', 'it must begin with its columns', 1);
}

/** At least the first line, of which the separator is read. */
async function readStart(text: AsyncGenerator<string>): Promise<string> {
  let start = '';
  while (!/[\r\n]/u.test(start.trimStart()) && start.length < longestHeader) {
    const next = await text.next();
    if (next.done === true) break;
    start += next.value;
  }
  return start;
}

async function* joined(start: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield start;
  yield* rest;
}

function toColumns(cells: readonly string[], line: number): readonly CsvColumn[] {
  const header = readCsvHeader(cells);
  if ('code' in header) throw unreadableFile(header.code, header.detail, line);
  return header;
}

const faults = {
  'not-csv': 'malformed',
  'unclosed-quote': 'unclosed-quote',
  'record-too-long': 'too-large',
} as const;

function toRefusal({ fault, detail, begins }: BrokenCsv): Error {
  return unreadableFile(faults[fault], `the row ${detail}`, begins);
}
