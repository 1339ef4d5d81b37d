import { createApp } from '../../src/create-app.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { readEnv } from '../../src/platform/config/env-variables.js';
import { loadSecrets } from '../../src/platform/config/secrets.js';
import { SystemClock } from '../../src/platform/config/system-clock.js';
import { BankImport } from '../../src/question-bank/bank-import.service.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import { bankDocument, questionDocument, type BankDocument } from '../support/bank-document.js';

/**
 * Imports banks by the product's own use case, in a process of its own whose memory nothing else
 * touches. The last line it prints is an `ImportRun`.
 */
const bankCount = 20;
const questionsPerBank = 500;

const env = readEnv({ ...process.env, LOG_LEVEL: 'error', RUN_JOBS: 'false', SEED_KIT: 'false' });
const database = { url: env.DATABASE_URL ?? '', isEmbedded: false };
const config = new AppConfig(env, await loadSecrets(env, ''), database);
const { app } = await createApp(config, new SystemClock());
await app.init();
const bankImport = app.get(BankImport);

let importMs = 0;
let validationMs = 0;
const residentMegabytes: number[] = [];
for (let bank = 0; bank < bankCount; bank += 1) {
  const document = makeBank(`import-${bank}`);
  validationMs += await timed(() => Promise.resolve(checkDocument(document)));
  importMs += await timed(() => bankImport.importBank(document));
  residentMegabytes.push(process.memoryUsage.rss() / 2 ** 20);
}
await app.close();
process.stdout.write(`\n${JSON.stringify({ importMs, validationMs, residentMegabytes })}\n`);

function makeBank(slug: string): BankDocument {
  const places = Array.from({ length: questionsPerBank }, (_, place) => place);
  return bankDocument(
    slug,
    places.map((place) => questionDocument(`${slug}-${place}`)),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
