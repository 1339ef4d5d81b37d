import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import type { AppConfig } from '../config/app-config.js';

// A calendar day is text to us. The driver's default turns it into a local midnight and moves it.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// bigint columns hold counters far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const migrationsGlob = fileURLToPath(new URL('../../../migrations/*.js', import.meta.url));

type PostgresOptions = Extract<DataSourceOptions, { type: 'postgres' }>;

/** How the application connects. The schema comes from migrations alone, never from entities. */
export function dataSourceOptions(config: AppConfig): PostgresOptions {
  return {
    type: 'postgres',
    url: config.databaseUrl,
    migrations: [migrationsGlob],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: config.databasePoolSize,
    applicationName: 'rehearse',
    connectTimeoutMS: 5000,
    extra: {
      statement_timeout: config.statementTimeoutMs,
      idle_in_transaction_session_timeout: 30_000,
      options: '-c timezone=UTC',
    },
  };
}
