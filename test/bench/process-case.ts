import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bench } from './bench-case.js';
import { drive } from './drive.js';
import { figureOf, type Figure } from './figure.js';
import { dealt, headersOf, ReviewMaker } from './requests.js';
import { residentMegabytes } from './resident-memory.js';
import { runProduct, type ServerRun } from './server-run.js';

const settleMs = 3000;
const sampleMs = 250;

/** How soon a process serves, and how much memory it takes. */
export async function processCase(bench: Bench): Promise<Figure[]> {
  const { database, options } = bench;
  const ready: number[] = [];
  const embedded: { first: number; next: number }[] = [];
  const idle: number[] = [];
  const loaded: number[] = [];
  for (let round = 0; round < Math.min(options.rounds, 3); round += 1) {
    const product = await runProduct(database);
    try {
      ready.push(product.readyMs / 1000);
      await delay(settleMs);
      idle.push(await residentMegabytes(product));
      loaded.push(await peakUnderLoad(bench, product));
    } finally {
      await product.stop();
    }
    embedded.push(await startEmbedded(database.folder));
  }
  const told = { case: 'process', unit: 's' } as const;
  return [
    figureOf(ready, { ...told, what: 'ready with a database up', bar: { most: 2 } }),
    figureOf(
      embedded.map(({ first }) => first),
      { ...told, what: 'ready with the embedded database, first start', bar: { most: 5 } },
    ),
    figureOf(
      embedded.map(({ next }) => next),
      { ...told, what: 'ready with the embedded database, later start', bar: { most: 5 } },
    ),
    figureOf(idle, { case: 'process', what: 'memory when idle', unit: 'MB', bar: { most: 160 } }),
    figureOf(loaded, {
      case: 'process',
      what: 'memory under load',
      unit: 'MB',
      bar: { most: 250 },
    }),
  ];
}

/** As people start it the first time, and as they start it again. */
async function startEmbedded(folder: string): Promise<{ first: number; next: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'rehearse-bench-embedded-'));
  try {
    const seconds: number[] = [];
    for (let start = 0; start < 2; start += 1) {
      const product = await runProduct({ env: { DATA_DIR: dataDir }, folder });
      await product.stop();
      seconds.push(product.readyMs / 1000);
    }
    const [first = Number.NaN, next = Number.NaN] = seconds;
    return { first, next };
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function peakUnderLoad(bench: Bench, product: ServerRun): Promise<number> {
  const samples: number[] = [];
  const driving = load(bench, product);
  const isOver = driving.then(
    () => true,
    () => true,
  );
  do {
    samples.push(await residentMegabytes(product));
  } while (!(await Promise.race([isOver, delay(sampleMs, false)])));
  await driving;
  return Math.max(...samples);
}

async function load({ options, seeded }: Bench, { url }: ServerRun): Promise<void> {
  const { connections } = options;
  const common = { url, connections, seconds: options.seconds * 2, check: () => undefined };
  await drive({
    ...common,
    requestsOf: (connection) =>
      dealt(seeded.learners, connections, connection).map((learner) => ({
        path: '/v1/queue',
        headers: headersOf(learner),
      })),
    status: 200,
  });
  const maker = new ReviewMaker(seeded.learners);
  const review = maker.request('/v1/reviews', { withKey: false });
  await drive({ ...common, requestsOf: () => [review], status: 201 });
}
