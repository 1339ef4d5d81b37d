import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { projectDir } from '../../src/platform/config/app-config.js';
import { batchCase } from './batch-case.js';
import type { Bench, BenchCase } from './bench-case.js';
import { startDatabase } from './bench-database.js';
import type { Figure } from './figure.js';
import { foldCase } from './fold-case.js';
import { growthCase } from './growth-case.js';
import { importCase } from './import-case.js';
import { readOptions, type BenchOptions } from './options.js';
import { pollCase } from './poll-case.js';
import { processCase } from './process-case.js';
import { queueCase } from './queue-case.js';
import { tableOf } from './report.js';
import { headersOf } from './requests.js';
import { reviewCase } from './review-case.js';
import { seed } from './seed.js';
import { runBareServer, runProduct } from './server-run.js';

const cases: Readonly<Record<string, BenchCase>> = {
  fold: foldCase,
  process: processCase,
  queue: queueCase,
  poll: pollCase,
  review: reviewCase,
  batch: batchCase,
  growth: growthCase,
  import: importCase,
};

type Stop = () => Promise<void>;

function report(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${line}\n`);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), Object.keys(cases));
  const stops: Stop[] = [];
  const stopAll: Stop = async () => {
    for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
  };
  // Servers of its own are not left behind, whoever ends it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stopAll().finally(() => process.exit(1)));
  }
  try {
    const figures = await measure(options, stops);
    process.stdout.write(tableOf(figures));
    await write(options, figures);
  } finally {
    await stopAll();
  }
}

async function measure(options: BenchOptions, stops: Stop[]): Promise<Figure[]> {
  report('starting the database');
  const database = await startDatabase();
  stops.push(() => database.stop());
  const seeded = await seed(database.client, { cards: options.cards, now: new Date(), report });
  const product = await runProduct(database);
  stops.push(() => product.stop());
  const bare = await runBareServer(database);
  stops.push(() => bare.stop());
  const bench: Bench = { options, database, seeded, product, bare, report };
  await askOnce(bench);
  const figures: Figure[] = [];
  for (const [name, run] of Object.entries(cases)) {
    if (options.only !== null && !options.only.has(name)) continue;
    report(`case ${name}`);
    figures.push(...(await run(bench)));
  }
  return figures;
}

/** What is worked out for a learner once a day is worked out before anything is measured. */
async function askOnce({ product, seeded }: Bench): Promise<void> {
  for (const learner of [...seeded.learners, ...seeded.collectors]) {
    const response = await fetch(`${product.url}/v1/queue`, { headers: headersOf(learner) });
    if (response.status !== 200) throw new Error(`queue: ${await response.text()}`);
    await response.arrayBuffer();
  }
}

async function write(options: BenchOptions, figures: readonly Figure[]): Promise<void> {
  const path = resolve(projectDir, options.out);
  const { rounds, seconds, cards, connections } = options;
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version };
  const written = { at: new Date(), machine, rounds, seconds, cards, connections, figures };
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(written, null, 2)}\n`);
  report(`figures are in ${path}`);
}

await main();
