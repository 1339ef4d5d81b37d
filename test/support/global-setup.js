import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../dist/src/platform/database/embedded-postgres.js';
import { buildTemplate } from './build-template.js';

/** One database server for the run; its template holds the schema and the kit, made from the build. */
export default async function globalSetup() {
  const dataDir = mkdtempSync(join(tmpdir(), 'rehearse-test-'));
  const postgres = await startEmbeddedPostgres({
    dataDir,
    port: 0,
    log: () => undefined,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' },
  });
  globalThis.rehearseTest = { postgres, dataDir };
  process.env.TEST_DATABASE_URL = postgres.url;
  await buildTemplate(postgres.url);
}
