import type { Request } from 'autocannon';
import type { Bench } from './bench-case.js';
import { drive, type Drive } from './drive.js';
import { figureOf, type Figure } from './figure.js';
import { dealt, headersOf } from './requests.js';
import { inTurn, ratios } from './rounds.js';
import type { BenchLearner } from './seed-learners.js';

/** Asking for a queue that one has, against asking for all of it. */
export async function pollCase(bench: Bench): Promise<Figure[]> {
  const tags = await tagsOf(bench);
  const known = (learner: BenchLearner) => ({ 'if-none-match': tags.get(learner.id) ?? '' });
  const rounds = await inTurn(
    [
      { name: 'full', run: (seconds) => get(bench, seconds, { status: 200, headers: () => ({}) }) },
      { name: 'poll', run: (seconds) => get(bench, seconds, { status: 304, headers: known }) },
    ],
    bench.options,
  );
  return [
    figureOf(ratios(rounds.poll, rounds.full, 'perSecond'), {
      case: 'poll',
      what: 'throughput of 304 to that of the full queue',
      unit: '×',
      bar: { least: 2 },
    }),
    figureOf(
      rounds.poll.map(({ perSecond }) => perSecond),
      { case: 'poll', what: 'answered 304', unit: 'a second' },
    ),
  ];
}

async function tagsOf({ product, seeded }: Bench): Promise<ReadonlyMap<string, string>> {
  const tags = new Map<string, string>();
  for (const learner of seeded.learners) {
    const response = await fetch(`${product.url}/v1/queue`, { headers: headersOf(learner) });
    await response.arrayBuffer();
    tags.set(learner.id, response.headers.get('etag') ?? '');
  }
  return tags;
}

function get(
  { options: { connections }, seeded, product }: Bench,
  seconds: number,
  wish: { status: number; headers: (learner: BenchLearner) => Record<string, string> },
): Promise<Drive> {
  const requestFor = (learner: BenchLearner): Request => ({
    method: 'GET',
    path: '/v1/queue',
    headers: { ...headersOf(learner), ...wish.headers(learner) },
  });
  return drive({
    url: product.url,
    connections,
    seconds,
    requestsOf: (connection) => dealt(seeded.learners, connections, connection).map(requestFor),
    status: wish.status,
    check: (body) => {
      if ((body === '') !== (wish.status === 304)) throw new Error(`poll: ${body.slice(0, 80)}`);
    },
  });
}
