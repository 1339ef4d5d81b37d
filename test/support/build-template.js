import pg from 'pg';
import { SystemClock } from '../../dist/src/platform/config/system-clock.js';
import { createApp } from '../../dist/src/create-app.js';
import { AppConfig } from '../../dist/src/platform/config/app-config.js';
import { readEnv } from '../../dist/src/platform/config/env-variables.js';
import { generateSecrets, loadSecrets } from '../../dist/src/platform/config/secrets.js';
import { migrate } from '../../dist/src/platform/database/migrate.js';

const templateName = 'rehearse_template';

/** A database that holds the schema and the kit, for every test file to copy in a moment. */
export async function buildTemplate(serverUrl) {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${templateName}`);
  await admin.end();

  const url = new URL(serverUrl);
  url.pathname = `/${templateName}`;
  const env = readEnv({
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    RUN_JOBS: 'false',
    ...(await generateSecrets()),
  });
  const config = new AppConfig(env, await loadSecrets(env, ''), {
    url: url.href,
    isEmbedded: false,
  });
  await migrate(config);
  const { app } = await createApp(config, new SystemClock());
  await app.init();
  await app.close();
}
