import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';

/** The cells of one record, and the line of the file that it begins in, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface CsvRules {
  /** Comma unless said otherwise. */
  readonly delimiter?: string;
  /** In bytes. Longer ones are not kept in memory. */
  readonly longestRecord: number;
  /** What begins a line that says nothing; no line does unless said otherwise. */
  readonly comment?: string;
  /** Takes quotes in cells that are not quoted, and text around quotes, as they stand. */
  readonly isLenient?: boolean;
}

/** What is wrong with a file as CSV. Nothing after it can be read. */
export class BrokenCsv extends Error {
  constructor(
    readonly fault: 'not-csv' | 'unclosed-quote' | 'record-too-long',
    /** The line that reading stopped in, from 1. */
    readonly line: number,
    /** The line that the faulty record begins in; far above, where a quote was never closed. */
    readonly begins: number,
    readonly detail: string,
  ) {
    super(detail);
    this.name = 'BrokenCsv';
  }
}

/**
 * The records of a CSV file (RFC 4180), whichever way it ends its lines; empty ones are passed over.
 *
 * @throws BrokenCsv for a quote that is never closed, text around one, or a record that is too long
 */
export async function* readCsv(
  text: AsyncIterable<string>,
  { delimiter = ',', longestRecord, comment, isLenient = false }: CsvRules,
): AsyncGenerator<CsvRecord> {
  // The parser counts up to the line that a record ends in, and CRLF inside of cells twice.
  let lastLine = 0;
  let countedTwice = 0;
  const toRecord = (cells: string[], { lines }: { lines: number }): CsvRecord => {
    const line = lines - countedTwice - countIn(cells, /[\r\n]/gu);
    countedTwice += countIn(cells, /\r\n/gu);
    lastLine = lines - countedTwice;
    return { line, cells };
  };
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: isLenient,
    comment: comment ?? null,
    comment_no_infix: true,
    skip_empty_lines: true,
    max_record_size: longestRecord,
    on_record: toRecord as () => never,
  });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    yield* parser as unknown as AsyncIterable<CsvRecord>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { code, lines } = error as CsvError & { lines?: number };
    const at = [(lines ?? 1) - countedTwice, lastLine + 1] as const;
    if (code === 'CSV_MAX_RECORD_SIZE') {
      throw new BrokenCsv('record-too-long', ...at, `is longer than ${longestRecord} bytes`);
    }
    const fault = code === 'CSV_QUOTE_NOT_CLOSED' ? 'unclosed-quote' : 'not-csv';
    throw new BrokenCsv(fault, ...at, faults[code] ?? 'cannot be read as CSV');
  } finally {
    source.destroy();
    parser.destroy();
  }
}

function countIn(cells: readonly string[], pattern: RegExp): number {
  return cells.reduce((sum, cell) => sum + (cell.match(pattern)?.length ?? 0), 0);
}

const faults: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'the file ends inside of a quoted cell',
  CSV_INVALID_CLOSING_QUOTE: 'has text after a closing quote',
  INVALID_OPENING_QUOTE: 'has a quote inside of a cell that is not quoted',
};
