import { DataSource, type QueryRunner } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';

/** One key for the whole fleet: processes that start together wait for the one that migrates. */
const migrationLock = 7_215_001;
const oldestServer = 150_000;

/** A schema that cannot be brought up to date. The message says what to do. */
export class MigrationError extends Error {}

/**
 * Apply pending migrations, each in a transaction of its own.
 *
 * @throws MigrationError when the server is too old or a migration fails; that one is rolled back
 */
export async function migrate(config: AppConfig): Promise<void> {
  const dataSource = new DataSource({
    ...dataSourceOptions(config),
    // The lock is held by a transaction beside the one the migrations run in. A lock of the session
    // would not survive a pooler that hands sessions out transaction by transaction.
    poolSize: 2,
    extra: { options: '-c timezone=UTC' },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await assertSupported(lock);
    await lock.startTransaction();
    await lock.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await run(dataSource);
    await lock.commitTransaction();
  } finally {
    await lock.release();
    await dataSource.destroy();
  }
}

async function assertSupported(runner: QueryRunner): Promise<void> {
  const rows = (await runner.query('SHOW server_version_num')) as { server_version_num: string }[];
  if (Number(rows[0]?.server_version_num) >= oldestServer) return;
  throw new MigrationError(
    'The database server is too old: DATABASE_URL must name a PostgreSQL of version 15 or newer.',
  );
}

async function run(dataSource: DataSource): Promise<void> {
  try {
    await dataSource.runMigrations();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const name = await firstPending(dataSource);
    throw new MigrationError(
      `Migration ${name} failed and was rolled back (${reason}): mend what it names and start again, or go back to the version before.`,
    );
  }
}

/** Migrations run in order, so the first that is not recorded is the one that failed. */
async function firstPending(dataSource: DataSource): Promise<string> {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migration');
  const applied = new Set(rows.map(({ name }) => name));
  const names = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
  return names.find((name) => !applied.has(name)) ?? '';
}
