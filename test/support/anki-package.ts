import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { zipFile, type ZipEntry } from './zip-file.js';

export interface PackedNote {
  readonly guid?: string;
  readonly tags?: string;
  /** HTML of the fields. */
  readonly fields: readonly string[];
  /** Index of its type among those of the collection. */
  readonly type?: number;
}

export interface PackedType {
  readonly name: string;
  readonly fields: readonly string[];
  readonly sortField?: number;
}

export interface PackedCollection {
  readonly types?: readonly PackedType[];
  readonly notes?: readonly PackedNote[];
  /** The deck of each note by its place; the last one for those that follow. */
  readonly decks?: readonly string[];
  /** SQL that is run before the tables are made, and after they are filled. */
  readonly first?: string;
  readonly last?: string;
}

const basic: PackedType = { name: 'Basic', fields: ['Front', 'Back'] };
export const oneNote: PackedNote = { fields: ['What?', 'That.'] };

const commonTables = `
  CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL,
    sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
  CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL,
    ord integer NOT NULL);
  CREATE INDEX ix_notes_usn ON notes (usn);`;

/** A collection as Anki kept it up to schema 14: note types and decks are JSON. */
export function legacyCollection(given: PackedCollection = {}): Buffer {
  const { types = [basic], decks = ['Deck'] } = given;
  const models = types.map(({ name, fields, sortField = 0 }, index) => {
    const flds = fields.map((field, ord) => ({ name: field, ord }));
    return [String(index + 1), { id: index + 1, name, type: 0, sortf: sortField, flds }];
  });
  const named = decks.map((name, index) => [String(index + 1), { id: index + 1, name }]);
  return written(given, (database) => {
    database.exec(`${commonTables}
      CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text)`);
    database
      .prepare('INSERT INTO col VALUES (1, 11, ?, ?)')
      .run(JSON.stringify(Object.fromEntries(models)), JSON.stringify(Object.fromEntries(named)));
  });
}

/**
 * A collection as Anki keeps it now (schema 18): types and decks are tables, whose names are sorted in an
 * order that only Anki knows.
 */
export function collection(given: PackedCollection = {}): Buffer {
  const { types = [basic], decks = ['Deck'] } = given;
  return written(given, (database) => {
    database.exec(`${commonTables}
      CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
      INSERT INTO col VALUES (1, 18, '', '');
      CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL,
        mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
      CREATE UNIQUE INDEX idx_notetypes_name ON notetypes (name);
      CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL,
        config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT rowid;
      CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
      CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL,
        mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
      CREATE UNIQUE INDEX idx_decks_name ON decks (name);`);
    for (const [index, { name, fields, sortField = 0 }] of types.entries()) {
      const config = Uint8Array.of(0x08, 0x00, 0x10, sortField, 0x1a, 0x01, 0x20);
      database.prepare('INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)').run(index + 1, name, config);
      for (const [ord, field] of fields.entries()) {
        database.prepare("INSERT INTO fields VALUES (?, ?, ?, x'')").run(index + 1, ord, field);
      }
    }
    for (const [index, name] of decks.entries()) {
      database
        .prepare("INSERT INTO decks VALUES (?, ?, 0, 0, x'', x'')")
        .run(index + 1, name.replaceAll('::', '\u001f'));
    }
    database.exec(`PRAGMA writable_schema = ON;
      UPDATE sqlite_master SET sql = replace(sql, 'name text NOT NULL', 'name text NOT NULL COLLATE unicase')
        WHERE name IN ('notetypes', 'fields', 'decks')`);
  });
}

function written(
  { notes = [oneNote], decks = ['Deck'], first = '', last = '' }: PackedCollection,
  prepare: (database: DatabaseSync) => void,
): Buffer {
  const database = new DatabaseSync(':memory:', { defensive: false });
  try {
    database.exec(first);
    prepare(database);
    const insertNote = database.prepare(
      "INSERT INTO notes VALUES (?, ?, ?, 0, 0, ?, ?, 0, 0, 0, '')",
    );
    const insertCard = database.prepare('INSERT INTO cards VALUES (?, ?, ?, 0)');
    for (const [index, { guid, tags = '', fields, type = 0 }] of notes.entries()) {
      const id = index + 1;
      insertNote.run(id, guid ?? `guid-${id}`, type + 1, tags, fields.join('\u001f'));
      insertCard.run(id, id, Math.min(id, decks.length));
    }
    database.exec(last);
    return Buffer.from(database.serialize());
  } finally {
    database.close();
  }
}

const meta = (version: number): ZipEntry => ({
  name: 'meta',
  content: Buffer.from([0x08, version]),
});

/** A package of the old kind around any bytes that call themselves a collection. */
export function legacyPackage(
  content: Buffer,
  { name = 'collection.anki2', deflate = true } = {},
): Buffer {
  return zipFile([
    { name, content, deflate },
    { name: 'media', content: '{}' },
  ]);
}

/** What an old Anki finds in a package of the new kind. */
const updateNotice: PackedNote = { fields: ['Please update to the latest Anki version', ''] };

/** A package of the new kind around any bytes, which are packed unless they already are. */
export function newPackage(content: Buffer, { version = 3, isPacked = false } = {}): Buffer {
  return zipFile([
    meta(version),
    { name: 'collection.anki21b', content: isPacked ? content : zstdCompressSync(content) },
    { name: 'collection.anki2', content: legacyCollection({ notes: [updateNotice] }) },
    { name: 'media', content: zstdCompressSync(Buffer.alloc(0)) },
  ]);
}
