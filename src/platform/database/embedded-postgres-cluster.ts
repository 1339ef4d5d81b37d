import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  EmbeddedPostgresError,
  codeOf,
  explainOutput,
  outOfReachError,
} from './embedded-postgres-error.js';
import { makeFolder } from '../config/make-folder.js';
import { partialPrefix, run, type Account, type Programs } from './embedded-postgres-programs.js';

/** The owner of the embedded databases; its password is drawn when the cluster is made. */
export const superuser = 'rehearse';

/** Which cluster to open, and by what means. */
export interface ClusterRequest {
  readonly programs: Programs;
  readonly account: Account;
  readonly dataDir: string;
  /** Whether a first start must survive a power cut. */
  readonly isDurable: boolean;
  readonly log: (line: string) => void;
}

/** A database cluster on disk, ready to be served. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Makes the data folder and gives its true path, by which a server left running is recognised. */
export async function makeDataDir(dataDir: string): Promise<string> {
  makeFolder(resolve(dataDir));
  return realpath(dataDir);
}

/**
 * Decides who PostgreSQL runs as. Only root has a choice: the owner of the cluster, so that files
 * keep one owner whoever starts the API; else `postgres`, whose trade it is; else `nobody`. A bare
 * number would do for the server, but initdb insists on an account with a name.
 *
 * @throws EmbeddedPostgresError when the account cannot be used or cannot enter the data folder
 */
export async function chooseAccount(dataDir: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const account = (await ownerOf(join(dataDir, 'postgres'))) ?? (await unprivilegedAccount());
  // A folder with nothing in it hides nothing, so it may be opened; any other is left as it is.
  if ((await readdir(dataDir)).length === 0) {
    await chmod(dataDir, ((await stat(dataDir)).mode & 0o7777) | 0o011);
  }
  const entered = await run(account, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', dataDir]);
  if (entered.code !== 0) throw outOfReachError(dataDir);
  return account;
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const { uid, gid } = await stat(folder).catch(() => ({ uid: 0, gid: 0 }));
  return uid === 0 ? undefined : { uid, gid };
}

async function unprivilegedAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((row) => row.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((fields) => fields[0] === name) ?? [];
    if (Number(uid) && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root and this system has neither an account postgres nor nobody: start the API as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/** Clears away what an interrupted start left unfinished. */
export async function clearPartials(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(partialPrefix)) continue;
    // An initdb that outlived its parent may still write there; what stays goes with the next start.
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Opens the cluster of the data folder, and makes it first where there is none.
 *
 * @throws EmbeddedPostgresError when the folder holds something else or initdb fails
 */
export async function openCluster(request: ClusterRequest): Promise<Cluster> {
  const { programs, dataDir } = request;
  const folder = join(dataDir, 'postgres');
  const passwordFile = join(dataDir, 'postgres-password');
  const contents = await readdir(folder).catch((error: unknown) => whenMissing(error, []));
  if (contents.length === 0) {
    const password = randomBytes(24).toString('base64url');
    // Written before the cluster it opens: a crash in between leaves a password without a use, not
    // a cluster without a key.
    await rm(passwordFile, { force: true });
    await writeFile(passwordFile, password, { mode: 0o600, flush: true });
    await initialise(request, password);
    return { folder, password };
  }
  await refuseForeign(folder, contents, programs);
  const password = await readFile(passwordFile, 'utf8').catch((e: unknown) => whenMissing(e, ''));
  if (password !== '') return { folder, password: password.trim() };
  throw new EmbeddedPostgresError(
    `The password of the embedded database is missing: put the file ${passwordFile} back from a backup, or point DATA_DIR at another folder.`,
  );
}

async function refuseForeign(
  folder: string,
  contents: readonly string[],
  { major }: Programs,
): Promise<void> {
  if (!contents.includes('PG_VERSION')) {
    throw new EmbeddedPostgresError(
      `The folder ${folder} holds files but no PostgreSQL database: move them away, or point DATA_DIR at another folder.`,
    );
  }
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (found === major) return;
  throw new EmbeddedPostgresError(
    `The database in ${folder} was written by PostgreSQL ${found}, and this release brings PostgreSQL ${major}: move it with pg_dump and pg_restore, or point DATA_DIR at an empty folder.`,
  );
}

/** Makes the cluster beside its place and moves it there whole, so that a kill leaves all or none. */
async function initialise(request: ClusterRequest, password: string): Promise<void> {
  const { programs, account, dataDir, isDurable, log } = request;
  const partial = await mkdtemp(join(dataDir, partialPrefix));
  try {
    const passwordFile = join(partial, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    for (const path of [passwordFile, partial]) {
      if (account.uid !== undefined) await chown(path, account.uid, account.gid ?? account.uid);
    }
    const made = join(partial, 'postgres');
    const { code, output } = await run(account, join(programs.bin, 'initdb'), [
      `--pgdata=${made}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // Built into PostgreSQL: no locale needs to be installed, and none can change under an index.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(isDurable ? [] : ['--no-sync']),
    ]);
    if (code !== 0) {
      output.split('\n').forEach(log);
      throw explainOutput(output, { dataDir });
    }
    await rename(made, join(dataDir, 'postgres'));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

function whenMissing<T>(error: unknown, value: T): T {
  if (codeOf(error) === 'ENOENT') return value;
  throw error;
}
