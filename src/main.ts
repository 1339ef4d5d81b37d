import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { Logger } from 'nestjs-pino';
import { createApp } from './create-app.js';
import { explainStartFailure } from './explain-start-failure.js';
import { AppConfig, projectDir } from './platform/config/app-config.js';
import { EnvError, readEnv, type Env } from './platform/config/env-variables.js';
import { loadSecrets } from './platform/config/secrets.js';
import { SystemClock } from './platform/config/system-clock.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { migrate } from './platform/database/migrate.js';

/** Something that was started and must be stopped, last started first. */
type Stop = () => Promise<void>;

/** Start the database, migrate, serve; undo all of it when a later part fails. */
async function start(env: Env): Promise<Stop> {
  const stops: Stop[] = [];
  const stopAll: Stop = async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  };
  try {
    const config = await configure(env, stops);
    if (config.runMigrations) await migrate(config);
    await serve(config, stops);
    return stopAll;
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function configure(env: Env, stops: Stop[]): Promise<AppConfig> {
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

async function serve(config: AppConfig, stops: Stop[]): Promise<void> {
  const { app, drain } = await createApp(config, new SystemClock());
  stops.push(() => app.close());
  await app.listen(config.port, config.host);
  app.get(Logger).log(`Listening on ${await app.getUrl()}`);
  const server = app.getHttpServer() as Server;
  stops.push(() => drain.run(server, config.shutdownTimeoutMs));
}

async function main(): Promise<void> {
  let stop: Stop | null = null;
  let stopping = false;
  const onSignal = (): void => {
    if (stopping) return;
    stopping = true;
    void (stop?.() ?? Promise.resolve()).then(() => process.exit(0));
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  try {
    stop = await start(readEnv(process.env));
  } catch (error) {
    process.stderr.write(`${explainStartFailure(error)}\n`);
    process.exit(1);
  }
}

await main();
