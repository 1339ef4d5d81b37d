/**
 * Why the embedded database cannot run, as one sentence that says what to do. It carries no stack:
 * its reader is whoever typed the start command, and the cause lies in their machine, not in a line
 * of this program.
 */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(message: string) {
    super(message);
    this.stack = `${this.name}: ${message}`;
  }
}

interface Place {
  readonly dataDir: string;
  readonly port?: number;
}

type Sentence = (place: Place) => string;

const outOfReach: Sentence = ({ dataDir }) =>
  `The account that runs the embedded PostgreSQL may not enter or change ${dataDir}: point DATA_DIR at a folder it can reach, such as one below /var/lib, or set DATABASE_URL to a PostgreSQL of your own.`;
const noPrivileges: Sentence = () =>
  'PostgreSQL refuses to run as root and this process may not switch to another account: start the API as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.';
const notWritable: Sentence = ({ dataDir }) =>
  `The folder ${dataDir} cannot be read and written by this user: change its owner, start as the user who created it, or point DATA_DIR at another folder.`;
const diskFull: Sentence = ({ dataDir }) =>
  `The disk that holds ${dataDir} is full: free some space, or point DATA_DIR at another disk.`;
const notAFolder: Sentence = ({ dataDir }) =>
  `The path ${dataDir} is not a folder: point DATA_DIR at a folder.`;

const portTaken = /Address already in use|could not bind .*(?:10048|Only one usage)/;
const formerServerLeaving = /pre-existing shared memory block/;

/** PostgreSQL's own words, the most telling first: "Permission denied" may follow any of them. */
const byOutput: readonly (readonly [RegExp, Sentence])[] = [
  [
    portTaken,
    ({ port }) =>
      `Port ${port} on 127.0.0.1 is taken: stop the program that uses it, or choose another port for the embedded database.`,
  ],
  [
    /could not bind/,
    ({ port }) =>
      `PostgreSQL may not listen on port ${port} of 127.0.0.1: choose a port above 1023 for the embedded database.`,
  ],
  [
    /lock file .* already exists|pre-existing shared memory block/,
    ({ dataDir }) =>
      `Another PostgreSQL server is using ${dataDir}: stop it, or point DATA_DIR at another folder.`,
  ],
  [
    /could not \w+ .*(?:shared memory|semaphores)/,
    () =>
      'The system grants PostgreSQL too little shared memory: raise the limit (in Docker --shm-size=256m), or set DATABASE_URL to a PostgreSQL of your own.',
  ],
  [
    /could not look up effective user/,
    () =>
      'The current user id has no account entry, which PostgreSQL insists on: start the API as a named user, or set DATABASE_URL to a PostgreSQL of your own.',
  ],
  [
    /wrong ownership|invalid permissions/,
    ({ dataDir }) =>
      `The database files below ${dataDir} must belong to the account that runs PostgreSQL and be closed to others: restore their owner and run chmod -R go-rwx on the postgres folder, or point DATA_DIR at another folder.`,
  ],
  [/No space left on device|Disk quota exceeded|Check free disk space/, diskFull],
  [/Permission denied|Read-only file system|Operation not permitted/, outOfReach],
];

/** Whether a failed start is worth another try as it is: an earlier server's last processes leave. */
export function isPassing(output: string): boolean {
  return formerServerLeaving.test(output);
}

/** Whether the server failed because something else listens on its port. */
export function isPortTaken(output: string): boolean {
  return portTaken.test(output);
}

/** Turns what initdb or postgres printed before it gave up into the sentence to show. */
export function explainOutput(output: string, place: Place): EmbeddedPostgresError {
  const known = byOutput.find(([pattern]) => pattern.test(output));
  if (known) return new EmbeddedPostgresError(known[1](place));
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const reason = lines.find((line) => /FATAL|PANIC|error/i.test(line)) ?? lines.at(-1);
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL in ${place.dataDir} did not start (${reason?.trim() ?? 'it said nothing'}): read the log above, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

const byErrorCode: Readonly<Record<string, Sentence>> = {
  EACCES: notWritable,
  EPERM: notWritable,
  EROFS: notWritable,
  ENOSPC: diskFull,
  EDQUOT: diskFull,
  ENOTDIR: notAFolder,
  EEXIST: notAFolder,
};

/** Turns a refusal of the file system into the sentence to show; anything else is passed on as is. */
export function explainError(error: unknown, place: Place): unknown {
  const code = codeOf(error);
  const syscall = isObject(error) && 'syscall' in error ? String(error.syscall) : '';
  const changesAccount = /^spawn|chown/.test(syscall);
  if (changesAccount && ['EPERM', 'EINVAL'].includes(code)) {
    return new EmbeddedPostgresError(noPrivileges(place));
  }
  const sentence = byErrorCode[code];
  return sentence ? new EmbeddedPostgresError(sentence(place)) : error;
}

/** The refusal for a data folder that the server's account cannot enter. */
export function outOfReachError(dataDir: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(outOfReach({ dataDir }));
}

/** The code of a system error, or nothing. By shape, as another realm's Error is no instance of ours. */
export function codeOf(error: unknown): string {
  return isObject(error) && 'code' in error ? String(error.code) : '';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
