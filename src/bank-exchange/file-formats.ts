import { mostFileBytes } from './decode-file.js';
import type { BankFile } from './domain/bank-file.js';
import type { ParsedPart } from './domain/parsed-bank.js';
import { readAnkiPackage } from './read-anki-package.js';
import { readAnkiText } from './read-anki-text.js';
import { readBankCsv } from './read-bank-csv.js';
import { readBankMarkdown } from './read-bank-markdown.js';
import { longestYaml, readBankYaml } from './read-bank-yaml.js';
import { readBankJson } from './read-bank-json.js';
import { readGift } from './read-gift.js';
import { readMoodleXml } from './read-moodle-xml.js';
import { readQti } from './read-qti.js';
import { readWhole } from './read-whole.js';
import { unreadableFile } from './unreadable-file.js';
import { writeBankCsv } from './write-bank-csv.js';
import { writeBankJson } from './write-bank-json.js';
import { writeBankMarkdown } from './write-bank-markdown.js';
import { writeBankYaml } from './write-bank-yaml.js';
import { writeGift } from './write-gift.js';
import { writeMoodleXml } from './write-moodle-xml.js';
import { writeQti } from './write-qti.js';

/** Every form in which a bank comes in or goes out. */
export const formatNames = [
  'json',
  'yaml',
  'csv',
  'markdown',
  'anki-text',
  'anki-package',
  'moodle-xml',
  'qti',
  'gift',
] as const;
export type FormatName = (typeof formatNames)[number];

export interface FileFormat {
  /** As people say it. */
  readonly title: string;
  /** The first is what an export is sent as. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Of file names, the first for exports; without the dot. */
  readonly endings: readonly [string, ...string[]];
  /** Of a file that is read. */
  readonly mostBytes: number;
  /** Whether questions that went out come back as they were. */
  readonly isLossless: boolean;
  /** Null where banks only go out. Use `readParts`, which adds the limits. */
  readonly read: ((chunks: AsyncIterable<Uint8Array>) => AsyncIterable<ParsedPart>) | null;
  /** Null where banks only come in. */
  readonly write: ((bank: BankFile) => AsyncIterable<string | Uint8Array>) | null;
}

/** As much as an upload may have; memory stays flat. */
const mostBytes = 64 * 1024 * 1024;
/** Of one file, whatever its format. */
export const mostQuestions = 10_000;

export const fileFormats: Readonly<Record<FormatName, FileFormat>> = {
  json: {
    title: 'Rehearse (JSON)',
    mediaTypes: ['application/json'],
    endings: ['json'],
    mostBytes,
    isLossless: true,
    read: readBankJson,
    write: writeBankJson,
  },
  yaml: {
    title: 'Rehearse (YAML)',
    mediaTypes: ['application/yaml', 'text/yaml', 'application/x-yaml'],
    endings: ['yaml', 'yml'],
    mostBytes: longestYaml,
    isLossless: true,
    read: readBankYaml,
    write: writeBankYaml,
  },
  csv: {
    title: 'CSV',
    mediaTypes: ['text/csv'],
    endings: ['csv'],
    mostBytes,
    isLossless: true,
    read: readBankCsv,
    write: writeBankCsv,
  },
  markdown: {
    title: 'Markdown',
    mediaTypes: ['text/markdown'],
    endings: ['md', 'markdown'],
    mostBytes,
    isLossless: true,
    read: readBankMarkdown,
    write: writeBankMarkdown,
  },
  'anki-text': {
    title: 'Anki (notes in plain text)',
    mediaTypes: ['text/plain', 'text/tab-separated-values'],
    endings: ['txt', 'tsv'],
    mostBytes: mostFileBytes,
    isLossless: false,
    read: readWhole(readAnkiText),
    write: null,
  },
  'anki-package': {
    title: 'Anki (package)',
    mediaTypes: ['application/zip', 'application/octet-stream'],
    endings: ['apkg', 'colpkg'],
    mostBytes: mostFileBytes,
    isLossless: false,
    read: readWhole(readAnkiPackage),
    write: null,
  },
  'moodle-xml': {
    title: 'Moodle XML',
    mediaTypes: ['application/xml', 'text/xml'],
    endings: ['xml'],
    mostBytes: mostFileBytes,
    isLossless: false,
    read: readWhole(readMoodleXml),
    write: writeMoodleXml,
  },
  qti: {
    title: 'QTI 3.0',
    mediaTypes: ['application/zip', 'application/xml', 'text/xml'],
    endings: ['zip', 'xml'],
    mostBytes: mostFileBytes,
    isLossless: false,
    read: readWhole(readQti),
    write: writeQti,
  },
  gift: {
    title: 'GIFT',
    mediaTypes: ['text/plain'],
    endings: ['gift', 'txt'],
    mostBytes: mostFileBytes,
    isLossless: false,
    read: readWhole(readGift),
    write: writeGift,
  },
};

/**
 * What a file says, as it is read, within the limits that hold for its format.
 *
 * @throws AppError as soon as the file turns out to be unreadable, which may be after some questions:
 *   nothing of it may be kept before all of it was read
 */
export async function* readParts(
  name: FormatName,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<ParsedPart> {
  const format = fileFormats[name];
  if (format.read === null) {
    throw unreadableFile('not-this-format', `${format.title} is written, not read`);
  }
  let questions = 0;
  let isEmpty = true;
  for await (const part of format.read(upTo(format.mostBytes, chunks))) {
    isEmpty = isEmpty && part.kind === 'head';
    if (part.kind === 'question') questions += 1;
    if (questions > mostQuestions) {
      throw unreadableFile('too-many-questions', `it has more than ${mostQuestions} questions`);
    }
    yield part;
  }
  if (isEmpty) throw unreadableFile('no-questions', 'there is no question in it');
}

async function* upTo(most: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let count = 0;
  for await (const chunk of chunks) {
    count += chunk.byteLength;
    if (count > most) throw unreadableFile('too-large', `it is longer than ${most} bytes`);
    yield chunk;
  }
}
