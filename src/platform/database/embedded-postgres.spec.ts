import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  EmbeddedPostgresError,
  startEmbeddedPostgres,
  type RunningPostgres,
} from './embedded-postgres.js';

describe('the embedded database', () => {
  let dataDir: string;
  let running: RunningPostgres[];

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'rehearse database ü '));
    running = [];
  });

  afterEach(async () => {
    for (const database of running) await database.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const start = async (port = 0): Promise<RunningPostgres> => {
    const log = () => undefined;
    const database = await startEmbeddedPostgres({ dataDir, port, log });
    running.push(database);
    return database;
  };

  it('starts in a folder whose name has spaces and keeps its data over a restart', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE note (text text)');
    await query(first, "INSERT INTO note VALUES ('kept')");
    await first.stop();

    expect(await query(await start(), 'SELECT text FROM note')).toEqual([{ text: 'kept' }]);
  });

  it('keeps an acknowledged commit when the server is killed', async () => {
    const first = await start();
    await query(first, 'CREATE TABLE note (text text)');
    await query(first, "INSERT INTO note VALUES ('acknowledged')");
    const pid = serverPid(dataDir);
    process.kill(pid, 'SIGKILL');
    await first.stop();

    expect(await query(await start(), 'SELECT text FROM note')).toEqual([{ text: 'acknowledged' }]);
    expect(serverPid(dataDir)).not.toBe(pid);
  });

  it('refuses a second owner of the folder and leaves the first alone', async () => {
    const first = await start();

    const refusal = await start().catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(EmbeddedPostgresError);
    expect(refusal).toHaveProperty('message', expect.stringContaining(`pid ${process.pid}`));
    expect(await query(first, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says in one sentence that its port is taken, and starts once it is free', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    while (!other.listening) await delay(5);
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;

    const refusal = await start(port).catch((error: unknown) => error);
    await new Promise((resolve) => other.close(resolve));

    const sentence = expect.stringContaining(`Port ${port} on 127.0.0.1 is taken`);
    expect(refusal).toHaveProperty('message', sentence);
    expect(new URL((await start(port)).url).port).toBe(String(port));
  });

  it('touches no database of another major version', async () => {
    await (await start()).stop();
    await writeFile(join(dataDir, 'postgres', 'PG_VERSION'), '17\n');

    const refusal = await start().catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(EmbeddedPostgresError);
    expect(refusal).toHaveProperty('message', expect.stringMatching(/PostgreSQL 17.*DATA_DIR/));
  });
});

function serverPid(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function query({ url }: RunningPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
