import { setTimeout as delay } from 'node:timers/promises';
import { configure, type Stop } from './configure.js';
import { createApp } from './create-app.js';
import { DemoAccounts } from './identity/demo-accounts.service.js';
import { explainStartFailure } from './explain-start-failure.js';
import type { AppConfig } from './platform/config/app-config.js';
import type { Env } from './platform/config/env-variables.js';
import { processEnv } from './platform/config/process-env.js';
import { SystemClock } from './platform/config/system-clock.js';
import { AppLogger } from './platform/http/app-logger.js';
import { migrate } from './platform/database/migrate.js';
import { welcome } from './welcome.js';

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
  const server = app.getHttpServer();
  const { shutdownDelayMs: delayMs, shutdownTimeoutMs: timeoutMs } = config;
  stops.push(() => drain.run(server, { delayMs, timeoutMs }));
  const url = await app.getUrl();
  app.get(AppLogger).log(`Listening on ${url}`);
  const demos = await app.get(DemoAccounts).ensureDemo();
  if (demos.length > 0) process.stdout.write(welcome(url, demos));
}

const longestStartMs = 20_000;

/** Ctrl-C or a supervisor may ask at any time, while starting too: what was started is stopped. */
async function main(): Promise<void> {
  const starting = Promise.resolve().then(() => start(processEnv()));
  const asked = new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  try {
    const stop = await Promise.race([starting, asked.then(() => giveUpOn(starting))]);
    await asked;
    await stop();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${explainStartFailure(error)}\n`);
    process.exit(1);
  }
}

/** A start that hangs must not keep the process alive against its owner's will. */
async function giveUpOn(starting: Promise<Stop>): Promise<Stop> {
  return Promise.race([starting, delay(longestStartMs).then(() => process.exit(1))]);
}

await main();
