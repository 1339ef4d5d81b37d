import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  cp,
  lstat,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';

/** The account that PostgreSQL runs as; empty when it is the account of this process. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** The PostgreSQL programs to use, known to run as the account they are for. */
export interface Programs {
  /** The folder of initdb, pg_ctl and postgres. */
  readonly bin: string;
  readonly major: string;
}

/** How a program ended, with all it printed. */
export interface Outcome {
  readonly code: number | null;
  readonly output: string;
}

/** PostgreSQL's programs call each other through a shell, where these keep a meaning in quotes. */
const unquotable = /["`$\n]/;

/** Names what is unfinished in the data folder, so that the next start can clear it away. */
export const partialPrefix = '.partial-';

/**
 * What every PostgreSQL process is started with. A group of its own keeps Ctrl-C away from a server
 * whose clients still drain; a bare environment keeps secrets and locales out; the current folder
 * may be one that the account cannot enter.
 */
export const ownSession = (account: Account) =>
  ({ ...account, cwd: '/', env: { LC_ALL: 'C' }, detached: true, windowsHide: true }) as const;

/** Runs a program to its end. Rejects only when it cannot be started at all. */
export function run(account: Account, file: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...ownSession(account),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/**
 * Finds PostgreSQL programs that the account can run. Those of the npm package serve where they
 * are if they can; a copy in the data folder stands in when the package lies where the account
 * cannot reach it, or is read-only and short of the links its install script makes. The temporary
 * folder is no place for that copy: others may write there, and it is swept under a running server.
 *
 * @throws EmbeddedPostgresError when there are no programs for this system
 */
export async function findPrograms(dataDir: string, account: Account): Promise<Programs> {
  const native = packagedFolder();
  const inPlace = await programsIn(native, account);
  if (inPlace) return inPlace;
  if (unquotable.test(dataDir)) {
    throw new EmbeddedPostgresError(
      `PostgreSQL cannot be started from ${dataDir}, whose name holds a quote, a backtick or a dollar sign: point DATA_DIR at a folder without them.`,
    );
  }
  const staged = await programsIn(await stage(native, dataDir), account);
  if (staged) return staged;
  throw notForThisSystem();
}

function packagedFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    // Asked of the wrapper, whose dependency it is: not every package manager lays it beside ours.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(`@embedded-postgres/${system}-${process.arch}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw notForThisSystem();
  }
}

async function programsIn(native: string, account: Account): Promise<Programs | undefined> {
  const bin = join(native, 'bin');
  if (unquotable.test(native) || !(await isWhole(native))) return undefined;
  const version = await run(account, join(bin, 'postgres'), ['--version']).catch(() => undefined);
  const major = /\(PostgreSQL\) (\d+)/.exec(version?.output ?? '')?.[1];
  return version?.code === 0 && major !== undefined ? { bin, major } : undefined;
}

/** Mends what a refused install script leaves out, as far as this process may: the library links. */
async function isWhole(native: string): Promise<boolean> {
  const ignore = () => undefined;
  for (const { source, target } of await missingLinks(native)) {
    // Another start may be making the same link; what counts is that it is there afterwards.
    await symlink(relative(dirname(target), source), target).catch(ignore);
  }
  for (const program of process.platform === 'win32' ? [] : ['initdb', 'pg_ctl', 'postgres']) {
    const path = join(native, 'bin', program);
    await access(path, constants.X_OK).catch(() => chmod(path, 0o755).catch(ignore));
  }
  return (await missingLinks(native)).length === 0;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

async function missingLinks(native: string): Promise<Link[]> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as Link[];
  const missing: Link[] = [];
  for (const link of links) {
    // The list counts from the folder above, whose name a copy does not keep.
    const target = join(native, relative('native', link.target));
    const isThere = await lstat(target).then(Boolean, () => false);
    if (!isThere) missing.push({ source: join(native, relative('native', link.source)), target });
  }
  return missing;
}

async function stage(native: string, dataDir: string): Promise<string> {
  const manifest = await readFile(join(native, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const name = `programs-${version}`;
  const names = await readdir(dataDir);
  if (names.includes(name)) return join(dataDir, name);
  for (const former of names.filter((entry) => entry.startsWith('programs-'))) {
    await rm(join(dataDir, former), { recursive: true, force: true });
  }
  const partial = await mkdtemp(join(dataDir, partialPrefix));
  await cp(native, partial, { recursive: true, verbatimSymlinks: true });
  await chmod(partial, 0o755);
  for (const entry of await readdir(partial, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await rename(partial, join(dataDir, name));
  return join(dataDir, name);
}

function notForThisSystem(): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL does not run on this system (${process.platform}-${process.arch}): reinstall with optional dependencies, or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}
