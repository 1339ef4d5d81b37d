import { mostNotes, mostText } from './anki-limits.js';
import type { AnkiNote, AnkiNoteType } from './domain/anki-note.js';
import { deckTitle } from './domain/deck-title.js';
import { legacyNoteTypes } from './domain/legacy-note-types.js';
import { varintField } from './domain/varint-field.js';
import { unreadableFile } from './unreadable-file.js';
import { withDatabase, type Column, type SentDatabase } from './with-database.js';

export interface AnkiCollection {
  /** The deck that all of its cards are in, null when there are several or when it has no name. */
  readonly deck: string | null;
  readonly notes: readonly AnkiNote[];
}

const integer = (name: string): Column => ({ name, type: 'integer', most: 8 });
const text = (name: string, most: number): Column => ({ name, type: 'text', most });

/** Longer than any field may be, for a note with several; its texts are not read then. */
const longestNote = 2_000_000;
const longestJson = 16 * 1024 * 1024;
const mostCards = 200_000;
const mostTypes = 2000;
const mostDecks = 20_000;
const mostFields = 50_000;
const mostFieldsOfType = 500;

/**
 * What a collection of Anki holds: its notes with their types, be they kept as JSON (up to schema 14) or
 * in tables of their own. Scheduling, reviews and templates are not read.
 *
 * @throws AppError for what is no such database, see `withDatabase`, or for too many notes or texts
 */
export function readAnkiCollection(bytes: Uint8Array): AnkiCollection {
  return withDatabase(bytes, (database) => {
    const types = database.hasTable('notetypes') ? tableTypes(database) : jsonTypes(database);
    return { deck: deckOf(database), notes: notesOf(database, types) };
  });
}

type NoteTypes = ReadonlyMap<string, AnkiNoteType>;

const unknownType: AnkiNoteType = { name: '', fields: [], sortField: 0 };

function notesOf(database: SentDatabase, types: NoteTypes): AnkiNote[] {
  const notes: AnkiNote[] = [];
  const columns = [
    text('guid', 4000),
    integer('mid'),
    text('tags', 100_000),
    { ...text('flds', longestNote), isCut: true },
  ];
  let length = 0;
  for (const [guid, type, tags, fields] of database.scan('notes', columns)) {
    if (notes.length === mostNotes) {
      throw unreadableFile('too-many-questions', `it has more than ${mostNotes} notes`);
    }
    const all = typeof fields === 'string' ? fields : '';
    length += all.length + String(tags).length;
    if (length > mostText) {
      throw unreadableFile('too-large', `its notes have more than ${mostText} characters`);
    }
    notes.push({
      line: notes.length + 1,
      guid: guid === '' ? null : String(guid),
      type: types.get(String(type)) ?? unknownType,
      fields: fields === null ? null : all.split('\u001f'),
      tags: String(tags)
        .split(' ')
        .filter((tag) => tag !== ''),
    });
  }
  return notes;
}

/** Schema 11 to 14: a JSON object in the only row of `col`. */
function jsonTypes(database: SentDatabase): NoteTypes {
  const [row] = database.scan('col', [text('models', longestJson)]);
  return legacyNoteTypes(parsed(row?.[0]));
}

/** The number of the field in the settings of a note type that says what its notes are sorted by. */
const sortFieldNumber = 2;

/** Schema 15 and later. */
function tableTypes(database: SentDatabase): NoteTypes {
  const types = new Map<string, AnkiNoteType & { fields: string[] }>();
  const typeColumns: Column[] = [
    integer('id'),
    text('name', 4000),
    { name: 'config', type: 'blob', most: 1_000_000 },
  ];
  for (const [id, name, config] of database.scan('notetypes', typeColumns)) {
    if (types.size === mostTypes)
      throw unreadableFile('malformed', `it has more than ${mostTypes} note types`);
    const sortField = varintField(config as Uint8Array, sortFieldNumber) ?? 0;
    types.set(String(id), { name: String(name), fields: [], sortField });
  }
  let count = 0;
  const fieldColumns = [integer('ntid'), integer('ord'), text('name', 4000)];
  for (const [type, place, name] of database.scan('fields', fieldColumns)) {
    count += 1;
    if (count > mostFields)
      throw unreadableFile('malformed', `it has more than ${mostFields} fields`);
    const fields = types.get(String(type))?.fields;
    if (fields !== undefined && Number(place) >= 0 && Number(place) < mostFieldsOfType) {
      fields[Number(place)] = String(name);
    }
  }
  return types;
}

function deckOf(database: SentDatabase): string | null {
  const used = new Set<string>();
  let count = 0;
  for (const [deck] of database.scan('cards', [integer('did')])) {
    used.add(String(deck));
    count += 1;
    if (count > mostCards) throw unreadableFile('too-large', `it has more than ${mostCards} cards`);
  }
  const names = database.hasTable('decks') ? tableDecks(database) : jsonDecks(database);
  return deckTitle([...used].map((id) => names.get(id) ?? ''));
}

function tableDecks(database: SentDatabase): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const columns: Column[] = [
    integer('id'),
    text('name', 4000),
    { name: 'kind', type: 'blob', most: 1_000_000 },
  ];
  for (const [id, name] of database.scan('decks', columns)) {
    if (names.size === mostDecks)
      throw unreadableFile('malformed', `it has more than ${mostDecks} decks`);
    names.set(String(id), String(name));
  }
  return names;
}

function jsonDecks(database: SentDatabase): ReadonlyMap<string, string> {
  const [row] = database.scan('col', [text('decks', longestJson)]);
  const names = new Map<string, string>();
  for (const [id, deck] of Object.entries(parsed(row?.[0]))) {
    const { name } = (deck ?? {}) as { name?: unknown };
    if (typeof name === 'string') names.set(id, name);
  }
  return names;
}

function parsed(json: unknown): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(String(json));
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw unreadableFile('malformed', 'the collection does not say what its notes are');
}
