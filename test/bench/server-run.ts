import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { projectDir } from '../../src/platform/config/app-config.js';
import { typescriptArgs } from './typescript-args.js';

/** A server in a process of its own, as the bench sees it. */
export interface ServerRun {
  readonly url: string;
  /** From the start of the process until it listened, in milliseconds. */
  readonly readyMs: number;
  stop(): Promise<void>;
}

const longestStartMs = 60_000;

/** Where a server finds its database, and where its output goes. */
export interface ServerPlace {
  readonly env: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** The product from the build, set up as it comes but for the requests it grants one learner. */
export function runProduct({ env, folder }: ServerPlace): Promise<ServerRun> {
  return runServer({
    name: 'product',
    args: [join(projectDir, 'dist/src/main.js')],
    env: { ...env, RATE_LIMIT_PER_MINUTE: '1000000' },
    folder,
  });
}

/** What the product is compared with. */
export function runBareServer({ env, folder }: ServerPlace): Promise<ServerRun> {
  const script = fileURLToPath(new URL('./bare-server.ts', import.meta.url));
  return runServer({ name: 'bare', args: [...typescriptArgs, script], env, folder });
}

/** Starts a program and waits until its output says where it listens. */
async function runServer(program: {
  name: string;
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  /** Where its output goes; a pipe would have the bench read it while it measures. */
  folder: string;
}): Promise<ServerRun> {
  const { name, args, env, folder } = program;
  const path = join(folder, `${name}.log`);
  const log = openSync(path, 'w');
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env['PATH'], PORT: '0', ...env },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const url = await addressOf(child, path);
  return { url, readyMs: performance.now() - startedAt, stop: () => stop(child) };
}

async function addressOf(child: ChildProcess, path: string): Promise<string> {
  for (const startedAt = performance.now(); performance.now() - startedAt < longestStartMs;) {
    const output = readFileSync(path, 'utf8');
    const url = /Listening on (http:\/\/[\d.]+:\d+)/u.exec(output)?.[1];
    if (url !== undefined) return url;
    if (child.exitCode !== null) throw new Error(`a server ended at once: ${output}`);
    await delay(10);
  }
  child.kill('SIGKILL');
  throw new Error(`a server did not listen: ${readFileSync(path, 'utf8')}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([ended, delay(15_000, null, { ref: false })]);
  child.kill('SIGKILL');
}
