import type { FileToSend } from '../platform/http/stream-file.js';
import { writeCsvTemplate } from './write-bank-csv.js';

/** A table to fill in, as a file to keep. */
export function importTemplate(): FileToSend {
  return { name: 'rehearse-questions.csv', mediaType: 'text/csv', pieces: table() };
}

async function* table(): AsyncGenerator<string> {
  yield await Promise.resolve(writeCsvTemplate());
}
