import { deepStrictEqual } from 'node:assert';
import { randomUUID } from 'node:crypto';
import type { Bench } from './bench-case.js';
import { drive, type Drive } from './drive.js';
import { figureOf, type Figure } from './figure.js';
import { headersOf, ReviewMaker } from './requests.js';
import { inTurn, ratios } from './rounds.js';
import type { BenchLearner } from './seed-learners.js';
import type { ServerRun } from './server-run.js';

/** One review a request, safe to send again by its own id; and by an Idempotency-Key besides. */
export async function reviewCase(bench: Bench): Promise<Figure[]> {
  await assertSameAnswers(bench);
  const maker = new ReviewMaker(bench.seeded.learners);
  const figures: Figure[] = [];
  for (const withKey of [false, true]) {
    const run = (server: ServerRun, path: string) => (seconds: number) =>
      post(bench, server, { seconds, path, maker, withKey });
    const rounds = await inTurn(
      [
        { name: 'product', run: run(bench.product, '/v1/reviews') },
        { name: 'bare', run: run(bench.bare, '/reviews') },
      ],
      bench.options,
    );
    figures.push(...figuresOf(withKey ? 'review, with a key' : 'review', rounds));
  }
  return figures;
}

function figuresOf(
  name: string,
  { product, bare }: Readonly<Record<'product' | 'bare', readonly Drive[]>>,
): Figure[] {
  const perSecond = (drives: readonly Drive[]) => drives.map((each) => each.perSecond);
  return [
    figureOf(ratios(product, bare, 'perSecond'), {
      case: name,
      what: 'throughput to that of the bare statements',
      unit: '×',
      bar: { least: 0.7 },
    }),
    figureOf(ratios(product, bare, 'p99'), {
      case: name,
      what: 'p99 to that of the bare statements',
      unit: '×',
      bar: { most: 1.75 },
    }),
    figureOf(perSecond(product), { case: name, what: 'product', unit: 'a second' }),
    figureOf(perSecond(bare), { case: name, what: 'bare statements', unit: 'a second' }),
  ];
}

function post(
  { options: { connections } }: Bench,
  { url }: ServerRun,
  wish: { seconds: number; path: string; maker: ReviewMaker; withKey: boolean },
): Promise<Drive> {
  return drive({
    url,
    connections,
    seconds: wish.seconds,
    requestsOf: () => [wish.maker.request(wish.path, wish)],
    status: 201,
    check: (body) => {
      const { effect } = JSON.parse(body) as { effect: string };
      if (effect !== 'applied' && effect !== 'too-soon') throw new Error(`review: ${effect}`);
    },
  });
}

/** The same review of the same card, by two learners who have done the same so far. */
async function assertSameAnswers({ product, bare, seeded }: Bench): Promise<void> {
  const [one, ...others] = seeded.learners;
  const other = others.find(({ template }) => template === one?.template);
  if (one === undefined || other === undefined) throw new RangeError('no two learners alike');
  for (const questionId of one.questionIds.slice(-20)) {
    const ours = await answerTo(`${product.url}/v1/reviews`, one, questionId);
    deepStrictEqual(await answerTo(`${bare.url}/reviews`, other, questionId), ours);
  }
}

/** Without what is each review's own. */
async function answerTo(url: string, learner: BenchLearner, questionId: string): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { ...headersOf(learner), 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), questionId, rating: 3, durationMs: 60_000 }),
  });
  const { event, effect, card } = (await response.json()) as Record<string, object>;
  const {
    id: _id,
    occurredAt: _at,
    receivedAt: _received,
    ...said
  } = event as Record<string, unknown>;
  const { lastReviewAt: _last, dueAt: _due, ...standing } = card as Record<string, unknown>;
  return { event: said, effect, card: standing };
}
