import { decodeUtf8 } from '../kernel/decode-utf8.js';
import type { LogEntry } from './domain/log-entry.js';
import type { LogFormat } from './domain/log-format.js';
import { readLogCsv } from './read-log-csv.js';
import { readLogJson, readLogNdjson } from './read-log-json.js';

/** A file that holds a log. */
export interface LogFile {
  readonly format: LogFormat;
  /** No review can have happened later. */
  readonly latest: Date;
}

const readers = { csv: readLogCsv, json: readLogJson, ndjson: readLogNdjson } as const;

/** What a file says, as it is read. @throws AppError malformed-request for text that is not UTF-8 */
export function readLog(
  { format, latest }: LogFile,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LogEntry> {
  return readers[format](decodeUtf8(chunks), latest);
}
