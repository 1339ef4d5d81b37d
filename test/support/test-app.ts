import { randomBytes } from 'node:crypto';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { createApp } from '../../src/create-app.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { readEnv } from '../../src/platform/config/env-variables.js';
import { generateSecrets, loadSecrets } from '../../src/platform/config/secrets.js';
import { FixedClock } from './fixed-clock.js';

/** The real application on a database of its own, with a clock that the test moves. */
export interface TestApp {
  http: ReturnType<typeof supertest>;
  app: NestExpressApplication;
  clock: FixedClock;
  dataSource: DataSource;
  databaseUrl: string;
  close(): Promise<void>;
}

/** @param overrides environment variables that differ from the defaults */
export async function startTestApp(overrides: Record<string, string> = {}): Promise<TestApp> {
  const databaseUrl = await copyTemplate();
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    DATABASE_POOL_SIZE: '4',
    RATE_LIMIT_PER_MINUTE: '1000000',
    AUTH_RATE_LIMIT_PER_MINUTE: '1000000',
    SEED_KIT: 'false',
    RUN_JOBS: 'false',
    ...(await generateSecrets()),
    ...overrides,
  });
  const config = new AppConfig(env, await loadSecrets(env, ''), {
    url: databaseUrl,
    isEmbedded: false,
  });
  const clock = new FixedClock();
  const { app } = await createApp(config, clock);
  await app.listen(0, '127.0.0.1');
  return {
    http: supertest(await app.getUrl()),
    app,
    clock,
    dataSource: app.get(DataSource),
    databaseUrl,
    close: () => app.close(),
  };
}

async function copyTemplate(): Promise<string> {
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  const admin = new pg.Client({ connectionString: url.href });
  await admin.connect();
  const name = `test_${randomBytes(8).toString('hex')}`;
  try {
    await admin.query(`CREATE DATABASE ${name} TEMPLATE rehearse_template`);
  } finally {
    await admin.end();
  }
  url.pathname = `/${name}`;
  return url.href;
}
