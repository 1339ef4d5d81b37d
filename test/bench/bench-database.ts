import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createApp } from '../../src/create-app.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { readEnv } from '../../src/platform/config/env-variables.js';
import { generateSecrets, loadSecrets } from '../../src/platform/config/secrets.js';
import { SystemClock } from '../../src/platform/config/system-clock.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.js';
import { migrate } from '../../src/platform/database/migrate.js';

/** A database of the bench's own, with the schema and the kit. */
export interface BenchDatabase {
  readonly url: string;
  /** For everything that is to be gone afterwards. */
  readonly folder: string;
  /** The environment in which the product finds it. */
  readonly env: Readonly<Record<string, string>>;
  readonly client: pg.Client;
  stop(): Promise<void>;
}

/** Durable as in production; memory and log sized so that no checkpoint falls into a round. */
const settings = {
  shared_buffers: '1GB',
  max_wal_size: '8GB',
  checkpoint_timeout: '1h',
  autovacuum_naptime: '10min',
};

export async function startDatabase(): Promise<BenchDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'rehearse-bench-'));
  // Beside it, as PostgreSQL may run under another account and must reach its own.
  const dataDir = await mkdtemp(join(tmpdir(), 'rehearse-bench-database-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    port: 0,
    log: () => undefined,
    settings,
  });
  const client = new pg.Client({ connectionString: postgres.url });
  const stop = async (): Promise<void> => {
    await client.end().catch(() => undefined);
    await postgres.stop();
    for (const made of [folder, dataDir]) await rm(made, { recursive: true, force: true });
  };
  try {
    const secrets = await generateSecrets();
    const env = { NODE_ENV: 'production', DATABASE_URL: postgres.url, ...secrets };
    await loadSchemaAndKit(env);
    await client.connect();
    return { url: postgres.url, folder, env, client, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function loadSchemaAndKit(source: Record<string, string>): Promise<void> {
  const env = readEnv({ ...source, LOG_LEVEL: 'error', RUN_JOBS: 'false' });
  const url = source['DATABASE_URL'] ?? '';
  const config = new AppConfig(env, await loadSecrets(env, ''), { url, isEmbedded: false });
  await migrate(config);
  const { app } = await createApp(config, new SystemClock());
  await app.init();
  await app.close();
}
