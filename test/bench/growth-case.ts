import { readFileSync } from 'node:fs';
import type { Bench } from './bench-case.js';
import { drive, type Drive } from './drive.js';
import { figureOf, type Figure } from './figure.js';
import { headersOf, ReviewMaker } from './requests.js';
import { inTurn, ratios } from './rounds.js';
import type { BenchLearner } from './seed-learners.js';

const kinds = ['queue', 'review'] as const;

/** What learners with 10,000 cards wait for, and everybody in a database that grows. */
export async function growthCase(bench: Bench): Promise<Figure[]> {
  const { learners, collectors } = bench.seeded;
  const figures: Figure[] = [];
  for (const kind of kinds) {
    const rounds = await inTurn(
      [
        { name: 'few', run: runner(bench, kind, learners) },
        { name: 'many', run: runner(bench, kind, collectors) },
      ],
      bench.options,
    );
    const p50 = (drives: readonly Drive[]) => drives.map((each) => each.p50);
    figures.push(
      figureOf(ratios(rounds.many, rounds.few, 'p50'), {
        case: 'growth',
        what: `${kind}, 10,000 cards to 150: p50`,
        unit: '×',
        bar: { most: 3 },
      }),
      figureOf(p50(rounds.few), { case: 'growth', what: `${kind}, 150 cards: p50`, unit: 'ms' }),
      figureOf(p50(rounds.many), { case: 'growth', what: `${kind}, 10,000: p50`, unit: 'ms' }),
    );
  }
  return bench.options.against === null
    ? figures
    : [...figures, ...comparedWith(figures, bench.options.against)];
}

/** One connection, so that no request waits for another. */
function runner(
  { product: { url } }: Bench,
  kind: (typeof kinds)[number],
  learners: readonly BenchLearner[],
): (seconds: number) => Promise<Drive> {
  const maker = new ReviewMaker(learners);
  const requests =
    kind === 'queue'
      ? learners.map((learner) => ({ path: '/v1/queue', headers: headersOf(learner) }))
      : [maker.request('/v1/reviews', { withKey: false })];
  const status = kind === 'queue' ? 200 : 201;
  const key = kind === 'queue' ? 'items' : 'effect';
  return (seconds) =>
    drive({
      url,
      connections: 1,
      seconds,
      requestsOf: () => requests,
      status,
      check: (body) => {
        if (!(key in (JSON.parse(body) as object))) throw new Error(`growth: ${body}`);
      },
    });
}

/** The medians of this run to those of one with fewer cards. */
function comparedWith(figures: readonly Figure[], path: string): Figure[] {
  const earlier = JSON.parse(readFileSync(path, 'utf8')) as { cards: number; figures: Figure[] };
  return kinds.map((kind) => {
    const what = `${kind}, 150 cards: p50`;
    const median = (all: readonly Figure[]): number =>
      all.find((each) => each.what === what)?.spread.median ?? Number.NaN;
    return figureOf([median(figures) / median(earlier.figures)], {
      case: 'growth',
      what: `${kind}, this database to ${earlier.cards} cards: p50`,
      unit: '×',
      bar: { most: 1.5 },
    });
  });
}
