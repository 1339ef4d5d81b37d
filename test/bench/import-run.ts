import { Worker } from 'node:worker_threads';
import { createApp } from '../../src/create-app.js';
import { FileImport } from '../../src/bank-exchange/file-import.service.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { readEnv } from '../../src/platform/config/env-variables.js';
import { loadSecrets } from '../../src/platform/config/secrets.js';
import { SystemClock } from '../../src/platform/config/system-clock.js';
import type { Upload } from '../../src/platform/http/uploads.js';
import { TaskRunner } from '../../src/platform/tasks/task-runner.js';
import { Tasks } from '../../src/platform/tasks/tasks.js';
import { checkDocument } from '../../src/question-bank/check-document.js';
import { bankDocument, questionDocument } from '../support/bank-document.js';
import type { ImportRun, TimedImport } from './import-run-report.js';
import { LiveHeap } from './live-heap.js';
import { quantile } from './quantile.js';

/**
 * Imports banks the way files come in, in a process of its own whose memory nothing else touches, and
 * whose other requests wait for nothing else. The last line it prints is an `ImportRun`.
 */
const questionCount = 10_000;
const questionsChecked = 500;
const chunkCharacters = 256 * 1024;

const env = readEnv({ ...process.env, LOG_LEVEL: 'error', RUN_JOBS: 'false', SEED_KIT: 'false' });
const database = { url: env.DATABASE_URL ?? '', isEmbedded: false };
const config = new AppConfig(env, await loadSecrets(env, ''), database);
const { app } = await createApp(config, new SystemClock());
await app.listen(0, '127.0.0.1');
const { manager } = app.get(UnitOfWork);
const url = await app.getUrl();
const accountId = await makeCoach();

const publishing = await importInto(await makeBank('import-published'), { publish: 'true' });
const again = await importInto(await bankOf('import-published'), { publish: 'true' });
const drafting = await importInto(await makeBank('import-drafted'), {});
const heap = new LiveHeap();
await importInto(await makeBank('import-watched'), { publish: 'true' }, heap);
await app.close();
const validationMs = await timed(() => {
  for (let first = 0; first < questionCount; first += questionsChecked) {
    checkDocument(bankDocument('checked', questions(first, questionsChecked)));
  }
});
const run: ImportRun = { validationMs, publishing, again, drafting, heapGrowth: heap.growth() };
process.stdout.write(`\n${JSON.stringify(run)}\n`);

async function importInto(
  bankId: string,
  wish: { publish?: 'true' },
  watch?: LiveHeap,
): Promise<TimedImport> {
  const upload = await makeUpload();
  const poll = new Worker(new URL('./poll-health.ts', import.meta.url), { workerData: url });
  const polled = new Promise<number[]>((resolve) => poll.once('message', resolve));
  let peak = 0;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
  watch?.begin();
  let taskId = '';
  const importMs = await timed(async () => {
    const task = await app.get(FileImport).start(accountId, upload, { bankId, ...wish });
    taskId = task.id;
    await app.get(TaskRunner).runDue();
  });
  watch?.end();
  clearInterval(sampling);
  poll.postMessage('stop', []);
  const { state, result, problem } = await app.get(Tasks).get(accountId, taskId);
  if (state !== 'done') throw new Error(`import: ${JSON.stringify(problem)}`);
  const latencies = (await polled).toSorted((one, other) => one - other);
  return {
    importMs,
    result: { ...result },
    waitingP99Ms: quantile(latencies, 0.99),
    peakMegabytes: peak / 2 ** 20,
  };
}

/** A file that is made as it is read, so that it takes no memory here. */
async function makeUpload(): Promise<Upload> {
  let byteCount = 0;
  for await (const chunk of fileChunks()) byteCount += chunk.length;
  return {
    mediaType: 'application/json',
    byteCount,
    sha256: Buffer.alloc(32),
    read: fileChunks,
  };
}

async function* fileChunks(): AsyncGenerator<Buffer> {
  const { questions: _none, ...head } = bankDocument('imported', []);
  let text = `${JSON.stringify(head).slice(0, -1)},"questions":[`;
  for (let place = 0; place < questionCount; place += 1) {
    const [question] = questions(place, 1);
    text += `${place === 0 ? '' : ','}${JSON.stringify(question)}`;
    if (text.length < chunkCharacters) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(`${text}]}`);
}

function questions(first: number, count: number): ReturnType<typeof questionDocument>[] {
  return Array.from({ length: count }, (_, index) => questionDocument(`imported-${first + index}`));
}

async function makeCoach(): Promise<string> {
  const rows = await manager.query<{ id: string }[]>(
    `INSERT INTO account (id, email, email_key, display_name, password_hash, role, zone,
       rollover_hour, created_at)
     SELECT gen_random_uuid(), mail, mail, 'Bench', '-', 'coach', 'UTC', 4, now()
       FROM (SELECT gen_random_uuid() || '@example.org' AS mail) AS made
     RETURNING id`,
  );
  return rows[0]?.id ?? '';
}

async function makeBank(slug: string): Promise<string> {
  await manager.query(
    `INSERT INTO bank (id, owner_id, slug, visibility, title, description, license, reveal,
       is_default, version, created_at, updated_at)
     VALUES (gen_random_uuid(), $1, $2, 'private', 'Bench', 'Made for the bench.', 'CC0-1.0', 'open',
       false, 0, now(), now())`,
    [accountId, slug],
  );
  return bankOf(slug);
}

async function bankOf(slug: string): Promise<string> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT id FROM bank WHERE slug = $1 AND owner_id = $2`,
    [slug, accountId],
  );
  return rows[0]?.id ?? '';
}

async function timed(work: () => Promise<unknown> | void): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
