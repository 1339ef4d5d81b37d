import { zstdDecompressSync } from 'node:zlib';
import type { ParsedPart } from './domain/parsed-bank.js';
import { varintField } from './domain/varint-field.js';
import { noteToQuestion } from './note-to-question.js';
import { readAnkiCollection } from './read-anki-collection.js';
import { readArchive } from './read-archive.js';
import { unreadableFile } from './unreadable-file.js';

/** The newest first: an older one beside it only says that Anki must be updated. */
const collections = ['collection.anki21b', 'collection.anki21', 'collection.anki2'] as const;
const [packed] = collections;

const wanted = new Set<string>([...collections, 'meta']);
/** Every image and sound is one. */
const mostEntries = 50_000;
const mostBytes = 128 * 1024 * 1024;
const mostRatio = 100;
/** Below this anything may be packed as well as it likes. */
const freeBytes = 1024 * 1024;

const versionNumber = 1;
/** The newest version of the package: its collection is packed with Zstandard. */
const newestVersion = 3;

/**
 * What Anki exports as a deck package (`.apkg`) or a collection package (`.colpkg`), of all versions up
 * to 3. Each note is a question whatever cards were made of it; the deck is the title of the bank.
 *
 * @throws AppError for what is no package, and for anything in it that was made to harm
 */
export async function* readAnkiPackage(bytes: Buffer): AsyncGenerator<ParsedPart> {
  const files = await readArchive(bytes, {
    wanted: (name) => wanted.has(name),
    mostEntries,
    mostBytes,
    mostRatio,
  });
  const { deck, notes } = readAnkiCollection(collectionOf(files));
  if (notes.length === 0) throw unreadableFile('no-questions', 'it has no notes');
  if (deck !== null) yield { kind: 'head', document: { bank: { title: deck } } };
  for (const note of notes) yield noteToQuestion(note);
}

function collectionOf(files: ReadonlyMap<string, Buffer>): Buffer {
  const version = varintField(files.get('meta') ?? Buffer.alloc(0), versionNumber) ?? 0;
  if (version > newestVersion) {
    const detail = `packages of Anki are read up to version ${newestVersion}`;
    throw unreadableFile('unknown-version', detail);
  }
  const name = collections.find((each) => files.has(each));
  const content = name === undefined ? undefined : files.get(name);
  if (content === undefined) {
    throw unreadableFile('not-this-format', 'there is no collection of Anki in it');
  }
  if (name === packed) return unpackZstandard(content);
  if (version === newestVersion) {
    throw unreadableFile('malformed', `its collection must be ${packed}, which is missing`);
  }
  return content;
}

function unpackZstandard(content: Buffer): Buffer {
  const mostByRatio = Math.max(freeBytes, content.length * mostRatio);
  try {
    return zstdDecompressSync(content, { maxOutputLength: Math.min(mostByRatio, mostBytes) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
      throw unreadableFile('malformed', 'its collection cannot be unpacked');
    }
    if (mostByRatio > mostBytes) throw unreadableFile('too-large', 'it is too large when unpacked');
    const detail = `its collection becomes more than ${mostRatio} times as large when unpacked`;
    throw unreadableFile('compressed-too-well', detail);
  }
}
