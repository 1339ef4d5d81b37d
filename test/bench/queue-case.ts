import { deepStrictEqual } from 'node:assert';
import type { Bench } from './bench-case.js';
import type { Drive } from './drive.js';
import { drive } from './drive.js';
import { figureOf, type Figure } from './figure.js';
import { dealt, headersOf } from './requests.js';
import { inTurn, ratios } from './rounds.js';
import type { BenchLearner } from './seed-learners.js';
import type { ServerRun } from './server-run.js';

const itemsWanted = 20;
const compared = 10;

/** The learner's next twenty questions, against the same from a bare server. */
export async function queueCase(bench: Bench): Promise<Figure[]> {
  const { product, bare } = bench;
  await assertSameAnswers(bench);
  const rounds = await inTurn(
    [
      { name: 'product', run: (seconds) => get(bench, product, { path: '/v1/queue', seconds }) },
      { name: 'joined', run: (seconds) => get(bench, bare, { path: '/joined', seconds }) },
      { name: 'cached', run: (seconds) => get(bench, bare, { path: '/cached', seconds }) },
    ],
    bench.options,
  );
  const told = (what: string) => ({ case: 'queue', what, unit: '×' }) as const;
  const rate = (drives: readonly Drive[], what: string): Figure =>
    figureOf(
      drives.map(({ perSecond }) => perSecond),
      { case: 'queue', what, unit: 'a second' },
    );
  return [
    figureOf(ratios(rounds.product, rounds.joined, 'perSecond'), {
      ...told('throughput to that of bare SQL with the joins'),
      bar: { least: 1 },
    }),
    figureOf(ratios(rounds.product, rounds.cached, 'perSecond'), {
      ...told('throughput to that of bare SQL with the same cache'),
      bar: { least: 0.7 },
    }),
    figureOf(ratios(rounds.product, rounds.joined, 'p99'), {
      ...told('p99 to that of bare SQL with the joins'),
      bar: { most: 1.5 },
    }),
    rate(rounds.product, 'product'),
    rate(rounds.joined, 'bare, joins'),
    rate(rounds.cached, 'bare, same cache'),
  ];
}

function get(
  { options: { connections }, seeded }: Bench,
  { url }: ServerRun,
  { path, seconds }: { path: string; seconds: number },
): Promise<Drive> {
  return drive({
    url,
    connections,
    seconds,
    requestsOf: (connection) =>
      dealt(seeded.learners, connections, connection).map((learner) => ({
        method: 'GET',
        path,
        headers: headersOf(learner),
      })),
    status: 200,
    check: (body) => {
      const { items } = JSON.parse(body) as { items: unknown[] };
      if (items.length !== itemsWanted) throw new Error(`${path}: ${items.length} items`);
    },
  });
}

/** A comparison with a server that does something else would say nothing. */
async function assertSameAnswers({ product, bare, seeded }: Bench): Promise<void> {
  for (const learner of seeded.learners.slice(0, compared)) {
    const ours = await answerOf(`${product.url}/v1/queue`, learner);
    for (const path of ['/joined', '/cached']) {
      deepStrictEqual(await answerOf(bare.url + path, learner), ours);
    }
  }
}

/** Without what depends on the moment of asking. */
async function answerOf(url: string, learner: BenchLearner): Promise<unknown> {
  const response = await fetch(url, { headers: headersOf(learner) });
  const {
    asOf: _asOf,
    changesAt: _changesAt,
    ...answer
  } = (await response.json()) as {
    asOf?: string;
    changesAt?: string;
    items: { retrievability: number | null }[];
  };
  const items = answer.items.map(({ retrievability, ...item }) => ({
    ...item,
    retrievability: retrievability === null ? null : retrievability.toFixed(4),
  }));
  return { ...answer, items };
}
