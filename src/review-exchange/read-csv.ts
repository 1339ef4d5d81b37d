import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { LineProblem } from './domain/line-problem.js';
import type { CsvLine } from './domain/read-row.js';

/** A cell of ours has 200 characters at most; whoever needs more sends something else. */
const longestRecord = 10_000;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/** What is wrong with a file as CSV, told by the line. Nothing after it can be read. */
export class BrokenCsv extends Error {
  constructor(readonly problem: LineProblem) {
    super(problem.detail);
    this.name = 'BrokenCsv';
  }
}

/**
 * The lines of a CSV file (RFC 4180), whichever way it ends them; empty ones are passed over.
 *
 * @throws BrokenCsv for a quote that is never closed, or text around one
 */
export async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<CsvLine> {
  const parser = parse({
    info: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
  });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    const detail = faults[error.code] ?? 'cannot be read as CSV';
    throw new BrokenCsv({ line, field: null, code: 'not-csv', detail });
  } finally {
    source.destroy();
    parser.destroy();
  }
}

const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'the file ends inside of a quoted cell',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote inside of a cell that is not quoted',
  CSV_MAX_RECORD_SIZE: `is longer than ${longestRecord} characters`,
};
