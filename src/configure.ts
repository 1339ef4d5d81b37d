import { resolve } from 'node:path';
import { AppConfig, projectDir } from './platform/config/app-config.js';
import { EnvError, type Env } from './platform/config/env-variables.js';
import { loadSecrets } from './platform/config/secrets.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';

/** Undoes something that was started; the last started goes first. */
export type Stop = () => Promise<void>;

/**
 * Settings, secrets and the address of the database, which is started here when none is given.
 *
 * @param stops takes how to stop what was started
 */
export async function configure(env: Env, stops: Stop[]): Promise<AppConfig> {
  const dataDir = resolve(projectDir, env.DATA_DIR);
  if (env.DATABASE_URL !== null) {
    const secrets = await loadSecrets(env, dataDir);
    return new AppConfig(env, secrets, { url: env.DATABASE_URL, isEmbedded: false });
  }
  if (env.NODE_ENV === 'production') {
    throw new EnvError(
      'In production DATABASE_URL must name a PostgreSQL server, version 15 or newer.',
    );
  }
  const log = (line: string): void => {
    if (env.LOG_LEVEL === 'debug') process.stderr.write(`postgres: ${line}\n`);
  };
  const port = env.EMBEDDED_POSTGRES_PORT;
  const postgres = await startEmbeddedPostgres({ dataDir, port, log });
  stops.push(() => postgres.stop());
  const secrets = await loadSecrets(env, dataDir);
  return new AppConfig(env, secrets, { url: postgres.url, isEmbedded: true });
}
