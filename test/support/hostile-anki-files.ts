import { zstdCompressSync } from 'node:zlib';
import type { FileFault } from '../../src/bank-exchange/unreadable-file.js';
import { collection, legacyCollection, legacyPackage, newPackage } from './anki-package.js';
import { zipFile } from './zip-file.js';

interface HostileFile {
  readonly name: string;
  readonly format: 'anki-package' | 'anki-text';
  readonly bytes: () => Buffer;
  /** What it is refused with. */
  readonly code: FileFault;
}

const sound = (): Buffer => legacyCollection();
const name = 'collection.anki2';

function packages(files: readonly [string, FileFault, () => Buffer][]): HostileFile[] {
  return files.map(([what, code, bytes]) => ({
    name: what,
    format: 'anki-package',
    bytes,
    code,
  }));
}

function texts(files: readonly [string, FileFault, () => Buffer][]): HostileFile[] {
  return files.map(([what, code, bytes]) => ({ name: what, format: 'anki-text', bytes, code }));
}

/** Both entries are in one place, under two names. */
function overlapping(): Buffer {
  const content = sound();
  const twice = zipFile([
    { name, content },
    { name, content, at: 0 },
  ]);
  // The last byte of the second name in the directory, and of the first: 2 becomes 3 in one of them.
  twice[twice.length - 23] = 0x33;
  return twice;
}

const archives: HostileFile[] = packages([
  ['a zip bomb', 'compressed-too-well', () => legacyPackage(Buffer.alloc(40 * 1024 * 1024))],
  [
    'a zip bomb that says it is small',
    'compressed-too-well',
    () => zipFile([{ name, content: Buffer.alloc(4_000_000), deflate: true, claimedSize: 4096 }]),
  ],
  ['a package in a package', 'malformed', () => legacyPackage(legacyPackage(sound()))],
  ['a path that climbs', 'unsafe-path', () => legacyPackage(sound(), { name: `../${name}` })],
  [
    'a path that climbs as on Windows',
    'unsafe-path',
    () => legacyPackage(sound(), { name: `..\\${name}` }),
  ],
  ['an absolute path', 'unsafe-path', () => legacyPackage(sound(), { name: `/tmp/${name}` })],
  ['a link', 'unsafe-path', () => zipFile([{ name, content: '/etc/passwd', mode: 0o120777 }])],
  ['encryption', 'encrypted', () => zipFile([{ name, content: sound(), flags: 1 }])],
  ['overlapping entries', 'malformed', overlapping],
  [
    'two collections of one name',
    'malformed',
    () =>
      zipFile([
        { name, content: sound() },
        { name, content: sound() },
      ]),
  ],
  [
    'more entries than anybody has',
    'too-many-entries',
    () => zipFile([{ name, content: sound() }], { claimedCount: 60_000 }),
  ],
  ['a wrong checksum', 'malformed', () => zipFile([{ name, content: sound(), claimedCrc: 1 }])],
  ['half of a package', 'malformed', () => legacyPackage(sound()).subarray(0, -60)],
  ['no archive', 'not-this-format', () => Buffer.from('PK, but not really')],
  ['no bytes', 'not-this-format', () => Buffer.alloc(0)],
  ['no collection', 'not-this-format', () => legacyPackage(sound(), { name: 'items.xml' })],
  ['an unknown version', 'unknown-version', () => newPackage(collection(), { version: 4 })],
  [
    'only the notice of an update',
    'malformed',
    () =>
      zipFile([
        { name: 'meta', content: Buffer.from([8, 3]) },
        { name, content: sound() },
      ]),
  ],
  ['a bomb of Zstandard', 'compressed-too-well', () => newPackage(Buffer.alloc(100 * 1024 * 1024))],
  ['a broken pack of Zstandard', 'malformed', () => newPackage(sound(), { isPacked: true })],
  [
    'half a pack of Zstandard',
    'malformed',
    () => newPackage(zstdCompressSync(sound()).subarray(0, -20), { isPacked: true }),
  ],
]);

/** Far more rows than a computer can count, for whoever starts to. */
const endless = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)';

function tables(count: number): string {
  return Array.from({ length: count }, (_, index) => `CREATE TABLE t${index} (a);`).join('');
}

function changed(last: string): Buffer {
  return legacyPackage(legacyCollection({ last }), { deflate: false });
}

const databases: HostileFile[] = packages([
  ['a collection that is no database', 'malformed', () => legacyPackage(Buffer.from('{}'))],
  ['broken pages', 'malformed', () => legacyPackage(sound().fill(0x5a, 150))],
  ['half of a database', 'malformed', () => legacyPackage(sound().subarray(0, 4096))],
  ['pages that lead to each other', 'malformed', () => legacyPackage(circle())],
  [
    'a view instead of the notes',
    'malformed',
    () =>
      changed(`DROP TABLE notes; CREATE VIEW notes AS ${endless}
        SELECT i AS id, 'g' AS guid, 1 AS mid, '' AS tags, 'f' AS flds FROM n`),
  ],
  [
    'a view instead of the cards',
    'malformed',
    () => changed(`DROP TABLE cards; CREATE VIEW cards AS ${endless} SELECT i AS did FROM n`),
  ],
  [
    'fields that are computed',
    'malformed',
    () =>
      changed(`ALTER TABLE notes DROP COLUMN flds;
        ALTER TABLE notes ADD COLUMN flds TEXT AS (hex(zeroblob(500000000)))`),
  ],
  ['more tables than anybody makes', 'malformed', () => changed(tables(300))],
  [
    'a table that takes long to read about',
    'malformed',
    () => changed(`CREATE VIEW v AS SELECT '${'x'.repeat(200_000)}'`),
  ],
  ['no notes at all', 'malformed', () => changed('DROP TABLE notes')],
  ['an empty table of notes', 'no-questions', () => changed('DELETE FROM notes')],
  ['too few columns', 'malformed', () => changed('ALTER TABLE notes DROP COLUMN tags')],
  ['numbers for fields', 'malformed', () => changed("UPDATE notes SET flds = x'00'")],
  ['text for a type', 'malformed', () => changed("UPDATE notes SET mid = 'one'")],
  [
    'fields of 100 MB, or so it says',
    'malformed',
    () => legacyPackage(hugeCell(), { deflate: false }),
  ],
  [
    'too many notes',
    'too-many-questions',
    () =>
      changed(`INSERT INTO notes ${endless} SELECT i + 1, i, 1, 0, 0, '', 'a', 0, 0, 0, '' FROM n
        LIMIT 20000`),
  ],
  [
    'more text than anybody learns',
    'too-large',
    () =>
      changed(`INSERT INTO notes ${endless} SELECT i + 1, i, 1, 0, 0, '', substr(hex(zeroblob(950000)), i), 0, 0, 0, ''
        FROM n LIMIT 20`),
  ],
  ['note types that are no JSON', 'malformed', () => changed("UPDATE col SET models = '{'")],
  ['note types that are a list', 'malformed', () => changed('UPDATE col SET models = NULL')],
  [
    'text that is not UTF-8',
    'not-utf8',
    () => changed("UPDATE notes SET flds = CAST(x'C328' AS TEXT)"),
  ],
  ['a database in UTF-16', 'not-utf8', () => legacyPackage(utf16())],
]);

/** The schema is an inner page that leads to itself. */
function circle(): Buffer {
  const bytes = sound();
  bytes.fill(0, 100, 4096);
  bytes.writeUInt8(0x05, 100);
  bytes.writeUInt16BE(1, 103);
  bytes.writeUInt32BE(1, 108);
  bytes.writeUInt16BE(4000, 112);
  bytes.writeUInt32BE(1, 4000);
  return bytes;
}

/** The number of bytes that a note says it has, in its length and in the type of its fields. */
function hugeCell(): Buffer {
  const real = 3_000_000;
  const declared = 100_000_000;
  const bytes = legacyCollection({ notes: [{ fields: ['x'.repeat(real)] }] });
  const type = bytes.indexOf(varint(2 * real + 13));
  varint(2 * declared + 13).copy(bytes, type);
  for (let overhead = 20; overhead < 80; overhead += 1) {
    const length = bytes.subarray(type - 30, type).indexOf(varint(real + overhead));
    if (length !== -1) varint(declared + overhead).copy(bytes, type - 30 + length);
  }
  return bytes;
}

/** As SQLite writes a number of four bytes. */
function varint(value: number): Buffer {
  const septets = [21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f);
  return Buffer.from(septets.map((septet, index) => (index < 3 ? septet | 0x80 : septet)));
}

function utf16(): Buffer {
  return legacyCollection({ first: "PRAGMA encoding = 'UTF-16le'" });
}

const plain: HostileFile[] = texts([
  ['text in UTF-16', 'not-utf8', () => Buffer.from('\ufeffa\tb\n', 'utf16le')],
  ['text in Latin-1', 'not-utf8', () => Buffer.from('caf\u00e9\tb\n', 'latin1')],
  ['NUL in a text', 'unstorable-text', () => Buffer.from('front\tb\u0000\n')],
  ['a quote that is never closed', 'malformed', () => Buffer.from('a\t"b\nc\td\n')],
  ['an impossible separator', 'malformed', () => Buffer.from('#separator:none\na\tb\n')],
  ['an impossible column', 'malformed', () => Buffer.from('#guid column:0\na\tb\n')],
  [
    'a note of five million characters',
    'too-large',
    () => Buffer.from(`a\t${'b'.repeat(5_000_000)}\n`),
  ],
  ['too many notes in a text', 'too-many-questions', () => Buffer.from('a\tb\n'.repeat(20_001))],
  ['nothing but a header', 'no-questions', () => Buffer.from('#separator:tab\n#html:true\n')],
  ['an empty file', 'no-questions', () => Buffer.alloc(0)],
]);

/** Files that call themselves exports of Anki, each with the code that it is refused with. */
export const hostileAnkiFiles: readonly HostileFile[] = [...archives, ...databases, ...plain];
