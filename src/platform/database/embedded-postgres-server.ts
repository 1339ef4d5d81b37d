import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { commandLineOf } from './embedded-postgres-owner.js';
import { ownSession, run, type Account, type Programs } from './embedded-postgres-programs.js';

/** What it takes to serve one cluster. */
export interface ServerOptions {
  readonly programs: Programs;
  readonly account: Account;
  readonly folder: string;
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  readonly log: (line: string) => void;
}

/** Either the server accepts connections, or it has ended and this is what it said. */
export type Launch =
  { kind: 'ready'; stop: () => Promise<void> } | { kind: 'failed'; output: string };

const startTimeoutMs = 120_000;
const statusLine = 7;

/**
 * Starts PostgreSQL on a cluster and waits until it accepts connections, after a crash until it has
 * recovered.
 */
export async function launchServer(options: ServerOptions): Promise<Launch> {
  const { programs, account, folder, log } = options;
  const child = spawn(join(programs.bin, 'postgres'), argumentsFor(options), {
    ...ownSession(account),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    log(line);
    said.push(line);
    if (said.length > 50) said.shift();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', (error) => {
      said.push(error.message);
      resolve();
    });
  });
  const dismissGuard = child.pid === undefined ? () => undefined : guard(child.pid, account);
  void ended.then(dismissGuard);
  const warn = () => log('The embedded PostgreSQL has ended: restart the API to bring it back.');
  const stop = async () => {
    child.off('exit', warn);
    // Never by its number once it has ended: that may already be another's.
    if (isAlive(child)) await stopServer(programs, account, folder);
    await Promise.race([ended, delay(1000, undefined, { ref: false })]);
  };
  if (await becomesReady(child, folder)) {
    child.once('exit', warn);
    return { kind: 'ready', stop };
  }
  await stop();
  return { kind: 'failed', output: said.join('\n') };
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function argumentsFor({ folder, port, settings }: ServerOptions): string[] {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Its reader, the log of the API, stamps each line itself.
    log_line_prefix: '',
    // A failed statement is the caller's to report, and its text may hold what a learner wrote.
    log_min_messages: 'log',
    ...settings,
  };
  return [
    '-D',
    folder,
    ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/**
 * Sees to it that the server does not outlive this process, however that ends: a shell waits on a
 * pipe which only the end of this process closes, then asks for a fast shutdown of that one server.
 */
function guard(pid: number, account: Account): () => void {
  if (process.platform === 'win32') return () => undefined;
  const shell = spawn('/bin/sh', ['-c', 'read -r _ || kill -INT "$0"', String(pid)], {
    ...ownSession(account),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell the next start finds the server and stops it.
  shell.once('error', () => undefined);
  shell.stdin.once('error', () => undefined);
  shell.unref();
  return () => shell.stdin.end('\n');
}

async function becomesReady(child: ChildProcess, folder: string): Promise<boolean> {
  const deadline = Date.now() + startTimeoutMs;
  while (isAlive(child)) {
    // The file by which pg_ctl knows it: asking over the network could reach some other server.
    const [pid, ...rest] = await postmasterFile(folder);
    if (Number(pid) === child.pid && rest[statusLine - 1]?.trim() === 'ready') return true;
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return false;
}

/**
 * Stops a server that an earlier process left running on the cluster, so that the new one starts
 * from a clean shutdown and with settings of its own.
 */
export async function stopLeftover({ programs, account, folder }: ServerOptions): Promise<void> {
  const [pid] = await postmasterFile(folder);
  const command = pid === undefined ? undefined : commandLineOf(Number(pid));
  if (command === undefined) return;
  if (command.includes(`postgres -D ${folder} -c `)) {
    await stopServer(programs, account, folder);
  } else if (!/(^|\/)postgres /.test(command)) {
    // The number has gone to another program, or its process was never buried; PostgreSQL would take
    // either for a rival. A true rival is still kept out by the shared memory that it holds.
    await rm(join(folder, 'postmaster.pid'), { force: true });
  }
}

/** Fast first; should a backend hang, then at once, which costs a recovery but no committed work. */
async function stopServer(programs: Programs, account: Account, folder: string): Promise<void> {
  const stop = (mode: string, seconds: string) =>
    run(account, join(programs.bin, 'pg_ctl'), ['stop', '-D', folder, '-m', mode, '-t', seconds]);
  const { output } = await stop('fast', '7');
  if (/does not shut down/.test(output)) await stop('immediate', '2');
}

async function postmasterFile(folder: string): Promise<string[]> {
  const text = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  return text === '' ? [] : text.split('\n');
}
