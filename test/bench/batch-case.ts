import { randomUUID } from 'node:crypto';
import type { Bench } from './bench-case.js';
import { figureOf, type Figure } from './figure.js';
import { quantile } from './quantile.js';
import { headersOf } from './requests.js';
import type { BenchLearner } from './seed-learners.js';

const batchSize = 500;
const batchesARound = 5;
const singlesARound = 200;

/** A phone that was offline for days: all it recorded at once, or one review after the other. */
export async function batchCase(bench: Bench): Promise<Figure[]> {
  const { rounds } = bench.options;
  const learners = bench.seeded.learners.toReversed();
  const times: number[] = [];
  const gains: number[] = [];
  for (let round = 0; round < rounds + 1; round += 1) {
    const learner = (turn: number): BenchLearner => {
      const found = learners[(round * (batchesARound + 1) + turn) % learners.length];
      if (found === undefined) throw new RangeError('nobody to send for');
      return found;
    };
    const single = await timeSingles(bench, learner(batchesARound));
    const batches: number[] = [];
    for (let turn = 0; turn < batchesARound; turn += 1) {
      batches.push(await timeBatch(bench, learner(turn)));
    }
    // The first round warms up.
    if (round === 0) continue;
    times.push(...batches);
    gains.push(
      single /
        (quantile(
          batches.toSorted((a, b) => a - b),
          0.5,
        ) /
          batchSize),
    );
  }
  const p95 = quantile(
    times.toSorted((a, b) => a - b),
    0.95,
  );
  return [
    figureOf(gains, {
      case: 'batch',
      what: 'events a second in batches of 500 to those one by one',
      unit: '×',
      bar: { least: 20 },
    }),
    figureOf([p95], { case: 'batch', what: 'p95 of a batch', unit: 'ms', bar: { most: 300 } }),
    figureOf(times, { case: 'batch', what: 'a batch of 500', unit: 'ms' }),
  ];
}

/** Milliseconds that one review takes, sent by itself. */
async function timeSingles({ product }: Bench, learner: BenchLearner): Promise<number> {
  const events = eventsOf(learner, singlesARound);
  const startedAt = performance.now();
  for (const event of events) {
    const response = await send(`${product.url}/v1/reviews`, learner, event);
    if (response.status !== 201) throw new Error(`review: ${response.status}`);
    await response.arrayBuffer();
  }
  return (performance.now() - startedAt) / singlesARound;
}

async function timeBatch({ product }: Bench, learner: BenchLearner): Promise<number> {
  const events = eventsOf(learner, batchSize);
  const startedAt = performance.now();
  const response = await send(`${product.url}/v1/sync/events`, learner, { events });
  const { results } = (await response.json()) as { results: { status: string }[] };
  const time = performance.now() - startedAt;
  if (results.length !== batchSize || results.some(({ status }) => status !== 'applied')) {
    throw new Error(`batch: ${JSON.stringify(results.slice(0, 3))}`);
  }
  return time;
}

/** Reviews of the last two days, five minutes apart, one card after the other. */
function eventsOf({ questionIds }: BenchLearner, count: number): object[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    questionId: questionIds[index % questionIds.length],
    kind: 'review',
    rating: 1 + (index % 4),
    occurredAt: new Date(now - (count - index) * 300_000).toISOString(),
    durationMs: 45_000,
  }));
}

function send(url: string, learner: BenchLearner, body: object): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { ...headersOf(learner), 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
