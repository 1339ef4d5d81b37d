import type { Server } from 'node:http';
import { Logger } from 'nestjs-pino';
import { configure, type Stop } from './configure.js';
import { createApp } from './create-app.js';
import { explainStartFailure } from './explain-start-failure.js';
import type { AppConfig } from './platform/config/app-config.js';
import { readEnv, type Env } from './platform/config/env-variables.js';
import { SystemClock } from './platform/config/system-clock.js';
import { migrate } from './platform/database/migrate.js';

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
