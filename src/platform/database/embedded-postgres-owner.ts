import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedPostgresError, codeOf } from './embedded-postgres-error.js';

/**
 * Claims the data folder for this process and returns how to give it up. A process id alone proves
 * nothing: ids are used again, in a container even by the very next start. So the claim also holds
 * the moment its process began, and a claim whose process is gone counts for nothing.
 *
 * @throws EmbeddedPostgresError when a living process holds the folder
 */
export function claimDataDir(dataDir: string): () => void {
  const path = join(dataDir, 'owner.lock');
  const [pid, began] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  if (began !== undefined && began === beginningOf(Number(pid))) {
    throw alreadyOwned(dataDir, `pid ${pid}`);
  }
  rmSync(path, { force: true });
  try {
    const claim = `${process.pid}\n${beginningOf(process.pid)}`;
    writeFileSync(path, claim, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw codeOf(error) === 'EEXIST' ? alreadyOwned(dataDir, 'started this instant') : error;
  }
  return () => rmSync(path, { force: true });
}

function alreadyOwned(dataDir: string, which: string): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Another Rehearse process (${which}) is using ${dataDir}: stop it first, or point DATA_DIR at another folder.`,
  );
}

/**
 * The command line of a process, its arguments apart by a space; undefined when there is no such
 * process or the system does not tell. Of all that proves who a process is, only this is readable
 * without the right to trace it, which root lacks in a container.
 */
export function commandLineOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    return readProc(`${pid}/cmdline`)?.replaceAll('\0', ' ');
  }
  return process.platform === 'win32' ? undefined : ps(pid, 'command=');
}

function beginningOf(pid: number): string | undefined {
  if (process.platform === 'win32') return isRunning(pid) ? 'running' : undefined;
  if (process.platform !== 'linux') return ps(pid, 'lstart=');
  // The name, second of the fields, may itself hold spaces and brackets; count from its end.
  const fields = (readProc(`${pid}/stat`) ?? '').split(') ').at(-1)?.split(' ') ?? [];
  const [state, startTicks] = [fields[0], fields[19]];
  if (startTicks === undefined || state === 'Z') return undefined;
  return `${readProc('sys/kernel/random/boot_id')?.trim()} ${startTicks}`;
}

function ps(pid: number, column: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', column, '-p', String(pid)], {
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/bin:/usr/bin' },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
  } catch {
    return undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(join('/proc', path), 'utf8');
  } catch {
    return undefined;
  }
}
