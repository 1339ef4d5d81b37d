import { EnvError } from './platform/config/env-variables.js';
import { EmbeddedPostgresError } from './platform/database/embedded-postgres.js';
import { MigrationError } from './platform/database/migrate.js';
import { KitError } from './question-bank/read-kit.js';
import { sqlState } from './platform/database/database-fault.js';

/** Errors whose message is the whole sentence already. */
const saysItAll = [EnvError, EmbeddedPostgresError, KitError, MigrationError];

const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE: 'The port is taken by another program: set PORT to a free one, or stop that program.',
  EACCES:
    'The port or folder may not be used by this user: set PORT above 1023 and DATA_DIR to a folder of your own.',
  EADDRNOTAVAIL: 'HOST is not an address of this machine: set it to 127.0.0.1 or to one that is.',
  ENOENT:
    'A folder that is needed cannot be made: set DATA_DIR to a folder of your own on an ordinary disk.',
  EROFS: 'DATA_DIR lies on a read-only file system: set it to a folder that can be written.',
  ENOSPC: 'The disk is full: free some space, or set DATA_DIR to another disk.',
  ECONNREFUSED: 'The database does not answer: check DATABASE_URL, and that the server is running.',
  ENOTFOUND: 'The host in DATABASE_URL is not known: check its name.',
  ETIMEDOUT: 'The database does not answer in time: check DATABASE_URL and the network in between.',
  '28P01': 'The database refused the password: check DATABASE_URL.',
  '28000': 'The database refused the user: check DATABASE_URL.',
  '3D000': 'The database named in DATABASE_URL does not exist: create it with `createdb` first.',
  '42501':
    'The database user may not create tables: grant it CREATE on the database and its public schema.',
};

/** One sentence that says what to do, for whatever kept the server from starting. */
export function explainStartFailure(error: unknown): string {
  if (saysItAll.some((kind) => error instanceof kind)) return messageOf(error);
  const known = sentences[sqlState(error) ?? ''];
  if (known !== undefined) return known;
  return `The server could not start: ${messageOf(error)}. If nothing here is yours to mend, report it with this line.`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
