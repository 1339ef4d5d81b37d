import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { projectDir } from '../../src/platform/config/app-config.js';

/** The server as people run it: the build, in a process of its own. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  stdout = '';
  stderr = '';

  /** @param env the whole environment besides PATH; a free port unless it says otherwise */
  constructor(env: Record<string, string>) {
    const main = join(projectDir, 'dist/src/main.js');
    this.child = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], PORT: '0', SEED_KIT: 'false', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.stdout += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.stderr += chunk.toString()));
    this.ended = once(this.child, 'close').then(([code]: unknown[]) =>
      typeof code === 'number' ? code : null,
    );
  }

  /** The address it listens at, as its log tells. */
  async listening(): Promise<string> {
    for (let waitedMs = 0; waitedMs < 25_000; waitedMs += 50) {
      const url = /Listening on (http:\/\/[\d.]+:\d+)/u.exec(this.stdout)?.[1];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) break;
      await delay(50);
    }
    throw new Error(`The server did not start: ${this.stderr}${this.stdout}`);
  }

  kill(signal: 'SIGTERM' | 'SIGKILL'): void {
    this.child.kill(signal);
  }

  /** The exit code, null when a signal ended it. */
  exit(): Promise<number | null> {
    return this.ended;
  }
}
