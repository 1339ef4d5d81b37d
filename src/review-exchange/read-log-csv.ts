import { BrokenCsv, readCsv } from '../platform/csv/read-csv.js';
import type { CsvLayout } from './domain/csv-columns.js';
import type { LogEntry } from './domain/log-entry.js';
import { readHeader } from './domain/read-header.js';
import { readRow, type CsvLine } from './domain/read-row.js';

/** A cell of ours has 200 characters at most; whoever needs more sends something else. */
const longestRecord = 10_000;

/** The rows of a log in CSV. A faulty header, or what is no CSV at all, is the last thing it says. */
export async function* readLogCsv(
  text: AsyncIterable<string>,
  latest: Date,
): AsyncGenerator<LogEntry> {
  let layout: CsvLayout | null = null;
  try {
    for await (const line of readCsv(text, { longestRecord })) {
      if (layout !== null) {
        yield entryOf(line, { layout, latest });
        continue;
      }
      const header = readHeader(line.cells);
      if (header.kind === 'faulty') {
        yield header;
        return;
      }
      layout = header.layout;
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    const { line, detail } = error;
    yield { kind: 'faulty', problems: [{ line, field: null, code: 'not-csv', detail }] };
    return;
  }
  if (layout === null) yield { kind: 'faulty', problems: [noHeader] };
}

const noHeader = {
  line: 1,
  field: null,
  code: 'no-header',
  detail: 'the file must begin with the names of its columns',
};

function entryOf(line: CsvLine, rules: { layout: CsvLayout; latest: Date }): LogEntry {
  const reading = readRow(line, rules);
  return reading.kind === 'row' ? { ...reading, line: line.line } : reading;
}
