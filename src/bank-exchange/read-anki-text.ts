import { BrokenCsv, readCsv, type CsvRecord } from '../platform/csv/read-csv.js';
import { mostNotes, mostText } from './anki-limits.js';
import type { AnkiNote } from './domain/anki-note.js';
import { readAnkiTextHeader, type AnkiTextHeader } from './domain/anki-text-header.js';
import { deckTitle } from './domain/deck-title.js';
import { escapeXml } from './domain/escape-xml.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { noteToQuestion } from './note-to-question.js';
import { collectText } from './read-text.js';
import { unreadableFile } from './unreadable-file.js';

const longestRecord = 4_000_000;
const mostDecks = 1000;

/**
 * What Anki exports as "Notes in Plain Text", and texts that people write for its import. The decks of the
 * notes, if they share one, are the title of the bank, which is known at the end.
 *
 * @throws AppError for what is no such text, for a quote that is never closed, or for too many notes
 */
export async function* readAnkiText(bytes: Uint8Array): AsyncGenerator<ParsedPart> {
  const text = await collectText(one(bytes), mostText);
  const header = readAnkiTextHeader(text);
  if ('faultyLine' in header) {
    throw unreadableFile('malformed', 'a line of its header cannot be', header.faultyLine);
  }
  const body = text.slice(header.end);
  const toNote = noteReader(header, header.isHtml ?? looksLikeHtml(body));
  const decks = new Set(header.deck === null ? [] : [header.deck]);
  let count = 0;
  for await (const record of recordsOf(body, header)) {
    count += 1;
    if (count > mostNotes) {
      throw unreadableFile('too-many-questions', `it has more than ${mostNotes} notes`);
    }
    const deck = cellOf(record, header.columns.deck);
    if (deck !== '' && decks.size < mostDecks) decks.add(deck);
    yield noteToQuestion(toNote(record));
  }
  if (count === 0) throw unreadableFile('no-questions', 'it has no notes');
  const title = deckTitle([...decks]);
  if (title !== null) yield { kind: 'head', document: { bank: { title } } };
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* recordsOf(
  body: string,
  { separator, lines }: AnkiTextHeader,
): AsyncGenerator<CsvRecord> {
  const delimiter = separator ?? likelySeparator(body);
  const rules = { delimiter, longestRecord, comment: '#', isLenient: true };
  try {
    for await (const { line, cells } of readCsv(piecesOf(body), rules)) {
      yield { line: line + lines, cells };
    }
  } catch (error) {
    if (!(error instanceof BrokenCsv)) throw error;
    const code = error.fault === 'record-too-long' ? 'too-large' : 'malformed';
    throw unreadableFile(code, `a note ${error.detail}`, error.begins + lines);
  }
}

/** Cut at the ends of lines, since between two halves of a character nothing may be cut. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  const size = 65_536;
  for (let at = 0; at < text.length;) {
    const lineEnd = text.indexOf('\n', at + size);
    const end = lineEnd === -1 ? text.length : lineEnd + 1;
    yield text.slice(at, end);
    at = end;
  }
}

/** As Anki guesses: by the first line. */
function likelySeparator(body: string): string {
  const [line = ''] = body.slice(0, 10_000).split('\n', 1);
  return ['\t', '|', ';', ','].find((sign) => line.includes(sign)) ?? '\t';
}

function looksLikeHtml(body: string): boolean {
  return /<\/?(?:a|b|i|u|p|br|div|img|span|ul|ol|li|code|pre)\b[^<>]*>|&(?:nbsp|lt|gt|amp);/iu.test(
    body,
  );
}

function noteReader(header: AnkiTextHeader, isHtml: boolean): (record: CsvRecord) => AnkiNote {
  const { columns, names } = header;
  const special = new Set(Object.values(columns));
  const isField = (_: string, index: number): boolean => !special.has(index);
  const type = { name: '', fields: names.filter(isField), sortField: 0 };
  return (record) => {
    const cells = record.cells.filter(isField);
    return {
      line: record.line,
      guid: cellOf(record, columns.guid) || null,
      type,
      fields: isHtml ? cells : cells.map(plainField),
      tags: [...header.tags, ...cellOf(record, columns.tags).split(' ')],
    };
  };
}

function cellOf({ cells }: CsvRecord, column: number | null): string {
  return column === null ? '' : (cells[column]?.trim() ?? '');
}

/** Text without markup as the HTML that shows it. */
function plainField(text: string): string {
  return escapeXml(text).replaceAll('\n', '<br>');
}
