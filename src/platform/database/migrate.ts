import { DataSource } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';
import { dataSourceOptions } from './data-source-options.js';

/** One key for the whole fleet: processes that start together wait for the one that migrates. */
const migrationLock = 7_215_001;

/** Apply pending migrations. @returns their names, in order */
export async function migrate(config: AppConfig): Promise<string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions(config),
    // A session lock needs its own connection beside the one the migrations run on.
    poolSize: 2,
    extra: { options: '-c timezone=UTC' },
  });
  await dataSource.initialize();
  const lock = dataSource.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [migrationLock]);
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await lock.release();
    await dataSource.destroy();
  }
}
