import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DayLoader } from '../../src/queue/day-loader.service.js';
import { orderQueue } from '../../src/queue/domain/order-queue.js';
import { queueChangesAt } from '../../src/queue/domain/queue-changes-at.js';
import { QueueService } from '../../src/queue/queue.service.js';
import type { Learner } from '../../src/scheduling/domain/learner.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const bankSize = 90;
const zone = 'America/New_York';

const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('meet' as const), next: fc.nat(45) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('queue' as const),
      count: fc.integer({ min: 1, max: 12 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      place: fc.nat(20),
      action: fc.constantFrom('suspend', 'unsuspend', 'bury', 'forget'),
    }),
  },
  fc.record({ kind: fc.constant('undo' as const) }),
  fc.record({
    kind: fc.constant('settings' as const),
    newPerDay: fc.constantFrom(0, 1, 3, 50),
    minutesPerDay: fc.constantFrom(20, 60, 600),
    burySiblings: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('follow' as const), isFollowing: fc.boolean() }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      hours: fc.constantFrom(1, 5, 24, 72, 240),
    }),
  },
);

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

// A queue reads a part of what it depends on. Whatever a learner does, that part must be enough.
describe('the part of the cards and questions that a queue reads', () => {
  let app: TestApp;
  let bankId: string;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    const names = Array.from({ length: bankSize }, (_, place) => `loading-${place}`);
    const documents = names.map((name, place) =>
      questionDocument(name, {
        timeLimitMinutes: 2,
        ...(place % 3 === 0 ? {} : { variantOf: names[place - (place % 3)] }),
      }),
    );
    const report = await importBank(app, bankDocument('loading', documents), { isDefault: true });
    bankId = report.bankId;
    const ids = await questionIds(app, bankId);
    questions = names.map((name) => ids[name] ?? '');
  });
  afterAll(() => app.close());

  it('makes the same queue as all of them', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (actions) => {
        app.clock.set('2026-03-02T15:00:00.000Z');
        const learner = await startPractising(app, { zone });
        const written: string[] = [];
        for (const each of actions) {
          await act(each, learner, written);
          await compare(learner);
          compared += 1;
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(compared).toBeGreaterThan(60);
  }, 180_000);

  async function compare(signedUp: SignedUp): Promise<void> {
    const learner = clockOf(signedUp);
    const now = app.clock.now();
    const { queue, changesAt, summaries } = await app.app.get(QueueService).get(learner);
    const all = await app.app.get(DayLoader).load(learner, now);
    expect(queue).toEqual(orderQueue(all.input));
    expect(changesAt).toEqual(queueChangesAt(all.input.cards, now, learner));
    for (const { questionId } of queue.items) {
      expect(summaries.get(questionId)).toMatchObject({ ...all.summaries.get(questionId) });
    }
  }

  async function act(each: Action, learner: SignedUp, written: string[]): Promise<void> {
    switch (each.kind) {
      case 'meet':
        for (const id of questions.slice(each.next, each.next + 25)) {
          written.push(await recall(learner, id, 3));
        }
        return;
      case 'queue': {
        const { queue } = await app.app.get(QueueService).get(clockOf(learner));
        for (const [place, { questionId }] of queue.items.slice(0, each.count).entries()) {
          written.push(await recall(learner, questionId, 1 + (place % 4)));
        }
        return;
      }
      case 'undo':
        await post(learner, `/v1/reviews/${written.pop() ?? randomUUID()}/undo`, {});
        return;
      case 'wait':
        app.clock.advance({ hours: each.hours });
        return;
      default:
        await set(each, learner);
    }
  }

  async function set(
    each: Extract<Action, { kind: 'change' | 'settings' | 'follow' }>,
    learner: SignedUp,
  ): Promise<void> {
    const { kind: _kind, ...changes } = each;
    if (each.kind === 'change') {
      const path = `/v1/cards/${questions[each.place] ?? ''}/changes`;
      await post(learner, path, { id: randomUUID(), action: each.action });
    } else if (each.kind === 'follow') {
      const method = each.isFollowing ? 'put' : 'delete';
      await app.http[method](`/v1/follows/${bankId}`).set(learner.auth);
    } else {
      const known = await app.http.get('/v1/practice-settings').set(learner.auth);
      const headers = { ...learner.auth, 'If-Match': known.headers['etag'] ?? '' };
      await app.http.patch('/v1/practice-settings').set(headers).send(changes);
    }
  }

  async function recall(learner: SignedUp, questionId: string, rating: number): Promise<string> {
    const id = randomUUID();
    await post(learner, '/v1/reviews', { ...review(questionId, rating), id });
    return id;
  }

  async function post(learner: SignedUp, path: string, body: object): Promise<void> {
    await app.http.post(path).set(learner.auth).send(body);
  }
});

function clockOf({ id }: SignedUp): Learner {
  return { id, zone, rolloverHour: 4 };
}
