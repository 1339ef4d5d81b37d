import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { AppError } from '../kernel/app-error.js';
import { pageTree, type PageTree } from './domain/page-tree.js';
import { unreadableFile } from './unreadable-file.js';

/** A column as it must be. Values of other types are refused, as are texts of more bytes. */
export interface Column {
  readonly name: string;
  readonly type: 'integer' | 'text' | 'blob';
  /** In bytes, of a text or blob. */
  readonly most: number;
  /** Whether longer ones are null instead of a reason to refuse the file. */
  readonly isCut?: boolean;
}

type Cell = number | string | Uint8Array | null;

/** A database that somebody sent. */
export interface SentDatabase {
  hasTable(name: string): boolean;
  /**
   * The rows of one table in the order in which they are kept, their values in the order of the columns.
   *
   * @throws AppError when the table is none, when a column is missing, computed or of another type
   */
  scan(table: string, columns: readonly Column[]): Iterable<readonly Cell[]>;
}

const header = Buffer.from('SQLite format 3\0', 'latin1');
const harmlessFunctions: readonly string[] = ['typeof', 'octet_length'];
const mostTables = 200;
/** Of one table of the schema. */
const longestSql = 100_000;
/** Of one row: all note types of a collection are one. */
const longestRow = 20 * 1024 * 1024;

/** Far more than a scan needs, and far less than what takes long. */
const limits = {
  length: longestSql,
  sqlLength: longestSql,
  column: 200,
  exprDepth: 50,
  compoundSelect: 5,
  vdbeOp: 10_000,
  functionArg: 8,
  attach: 0,
  likePatternLength: 100,
  variableNumber: 10,
  triggerDepth: 1,
};

/**
 * Runs `work` on a database that nobody vouches for. It is opened to be read only, from a private file
 * that is gone afterwards, and never asked for more than a scan of a real table: no view, trigger or
 * computed column of it is ever run, and its pages are looked at before they are followed.
 *
 * @throws AppError malformed for whatever is wrong with it
 */
export function withDatabase<Result>(
  bytes: Uint8Array,
  work: (database: SentDatabase) => Result,
): Result {
  if (!header.equals(bytes.subarray(0, header.length))) {
    throw unreadableFile('malformed', 'the collection is no SQLite database');
  }
  const schema = soundTree(bytes, 1);
  // SQLite reads all of it before anything else, and nothing could stop it then.
  if (schema.rows > mostTables) throw malformed('it has too many tables');
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-anki-'));
  try {
    const path = join(folder, 'collection');
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
    replaceCollation(path, bytes, schema);
    const database = openFile(path);
    // Not left to the end: a thread that is stopped for taking too long never comes to it.
    removeIfPossible(folder);
    return use(database, bytes, work);
  } catch (error) {
    throw asRefusal(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type SoundTree = Extract<PageTree, { kind: 'sound' }>;

function soundTree(bytes: Uint8Array, root: number): SoundTree {
  const tree = pageTree(bytes, root);
  if (tree.kind === 'faulty') throw malformed(tree.detail);
  return tree;
}

/**
 * Anki sorts names in an order of its own, and SQLite reads no table that names an order unknown to it.
 * Nothing here is sorted or looked up, so any order of a name as long does, in the schema of the copy.
 */
function replaceCollation(path: string, bytes: Uint8Array, { pageSize, pages }: SoundTree): void {
  const file = openSync(path, 'r+');
  try {
    for (const page of pages) {
      const start = (page - 1) * pageSize;
      const sql = Buffer.from(bytes.subarray(start, start + pageSize)).toString('latin1');
      for (const { index, 0: found } of sql.matchAll(/collate unicase\b/giu)) {
        writeSync(file, 'binary ', start + index + found.length - 'unicase'.length, 'latin1');
      }
    }
  } finally {
    closeSync(file);
  }
}

function openFile(path: string): DatabaseSync {
  const url = pathToFileURL(path);
  // Without it SQLite would look for a log beside the file and write one.
  url.searchParams.set('immutable', '1');
  return new DatabaseSync(url, {
    readOnly: true,
    allowExtension: false,
    enableForeignKeyConstraints: false,
    enableDoubleQuotedStringLiterals: false,
    defensive: true,
    limits,
  });
}

/** Windows keeps what is open; elsewhere it can still be read when its name is gone. */
function removeIfPossible(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // It is removed when the database is closed.
  }
}

function use<Result>(
  database: DatabaseSync,
  bytes: Uint8Array,
  work: (database: SentDatabase) => Result,
): Result {
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0');
    if (database.prepare('PRAGMA encoding').get()?.['encoding'] !== 'UTF-8') {
      throw unreadableFile('not-utf8', 'the texts of the collection are not UTF-8');
    }
    const roots = rootsOf(database);
    database.limits.length = longestRow;
    database.setAuthorizer(mayScan(roots));
    return work({
      hasTable: (name) => roots.has(name),
      scan: (table, columns) => {
        refuseTable(database, bytes, { table, root: roots.get(table), columns });
        return scan(database, table, columns);
      },
    });
  } finally {
    database.close();
  }
}

/** The first pages of its real tables by name. Views and virtual tables have none. */
function rootsOf(database: DatabaseSync): ReadonlyMap<string, number> {
  const roots = new Map<string, number>();
  for (const { type, name, rootpage } of database
    .prepare('SELECT type, name, rootpage FROM sqlite_master')
    .iterate()) {
    if (type === 'table' && typeof name === 'string' && typeof rootpage === 'number') {
      if (rootpage > 0) roots.set(name, rootpage);
    }
  }
  return roots;
}

type Authorizer = NonNullable<Parameters<DatabaseSync['setAuthorizer']>[0]>;

/** To read its real tables directly, never through a view or a trigger, is all that may be done. */
function mayScan(tables: ReadonlyMap<string, number>): Authorizer {
  const harmless: Readonly<Record<number, (first: string, second: string) => boolean>> = {
    [constants.SQLITE_SELECT]: () => true,
    [constants.SQLITE_READ]: (table) => tables.has(table),
    [constants.SQLITE_PRAGMA]: (pragma) => pragma === 'table_xinfo',
    [constants.SQLITE_FUNCTION]: (_, name) => harmlessFunctions.includes(name),
  };
  return (action, first, second, _, through) => {
    const isHarmless = through === null && harmless[action]?.(first ?? '', second ?? '') === true;
    return isHarmless ? constants.SQLITE_OK : constants.SQLITE_DENY;
  };
}

interface Asked {
  readonly table: string;
  readonly root: number | undefined;
  readonly columns: readonly Column[];
}

function refuseTable(database: DatabaseSync, bytes: Uint8Array, asked: Asked): void {
  const { table, root, columns } = asked;
  if (root === undefined) throw malformed(`it has no table ${table}`);
  soundTree(bytes, root);
  const stored = new Set<unknown>();
  for (const { name, hidden } of database.prepare(`PRAGMA table_xinfo(${table})`).iterate()) {
    if (hidden === 0) stored.add(name);
  }
  const missing = columns.find(({ name }) => !stored.has(name));
  if (missing !== undefined) throw malformed(`its table ${table} has no column ${missing.name}`);
}

function* scan(
  database: DatabaseSync,
  table: string,
  columns: readonly Column[],
): Generator<readonly Cell[]> {
  const values = columns.map(guarded).join(', ');
  const statement = database.prepare(`SELECT ${values} FROM ${table} NOT INDEXED`);
  statement.setReturnArrays(true);
  for (const row of statement.iterate() as Iterable<unknown>) {
    const cells = row as readonly unknown[];
    yield columns.map((column, index) => toCell(cells[index], column));
  }
}

/** Null for another type, 0 for one that is too long; neither is ever copied. */
function guarded({ name, type, most }: Column): string {
  if (type === 'integer') return `CASE typeof(${name}) WHEN 'integer' THEN ${name} END`;
  return `CASE WHEN typeof(${name}) <> '${type}' THEN NULL WHEN octet_length(${name}) > ${most} THEN 0 ELSE CAST(${name} AS BLOB) END`;
}

function toCell(value: unknown, { name, type, isCut = false }: Column): Cell {
  if (value === null) throw malformed(`its column ${name} must hold only values of type ${type}`);
  if (typeof value === 'number' && type === 'integer') return value;
  if (value instanceof Uint8Array) return type === 'text' ? decode(value) : value;
  if (isCut) return null;
  throw unreadableFile('too-large', `a value of the column ${name} is too long`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadableFile('not-utf8', 'a text of the collection is not UTF-8');
  }
}

function malformed(detail: string): AppError {
  return unreadableFile('malformed', `the collection cannot be read: ${detail}`);
}

/** Whatever SQLite stumbles over is the fault of the file. */
function asRefusal(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const isFault = code === 'ERR_SQLITE_ERROR' || code === 'ERR_OUT_OF_RANGE';
  return isFault ? malformed('its pages or its schema are broken') : error;
}
