import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  expectCardsToEqualTheirReplay,
  listQuestionIds,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const step = fc.record({
  kind: fc.constantFrom('review', 'review', 'review', 'late', 'undo', 'redo', 'change', 'settings'),
  question: fc.nat({ max: 2 }),
  rating: fc.integer({ min: 1, max: 4 }),
  hours: fc.nat({ max: 90 }),
  pick: fc.nat({ max: 40 }),
});
const actions = ['suspend', 'unsuspend', 'bury', 'forget', 'set-due'] as const;

// The fold itself is tried on thousands of histories beside its code. This tries what stands around
// it: the rows, the transactions, and every way of writing to the log.
describe('random histories over HTTP', () => {
  let app: TestApp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    questions = await listQuestionIds(app, await startPractising(app));
  });
  afterAll(() => app.close());

  it('leave every card equal to the replay of its log', async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        events += await play(steps);
      }),
      { numRuns: 40, endOnFailure: true },
    );
    expect(events).toBeGreaterThan(200);
  }, 120_000);

  async function play(
    steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
  ): Promise<number> {
    app.clock.set('2026-03-02T09:00:00.000Z');
    const learner = await startPractising(app, { zone: 'America/New_York' });
    const written: string[] = [];
    const post = (path: string, body?: object) => app.http.post(path).set(learner.auth).send(body);
    for (const { kind, question, rating, hours, pick } of steps) {
      const questionId = questions[question] ?? '';
      const target = written[pick % Math.max(1, written.length)] ?? randomUUID();
      const id = randomUUID();
      if (kind === 'undo' || kind === 'redo') {
        await post(`/v1/reviews/${target}/${kind}`);
      } else if (kind === 'settings') {
        const etag = (await app.http.get('/v1/practice-settings').set(learner.auth)).headers[
          'etag'
        ];
        await app.http
          .patch('/v1/practice-settings')
          .set({ ...learner.auth, 'If-Match': etag ?? '' })
          .send({ desiredRetention: 0.8 + rating / 25 });
      } else if (kind === 'change') {
        const action = actions[pick % actions.length] ?? 'bury';
        const dueDay = action === 'set-due' ? { dueDay: '2027-01-01' } : {};
        await post(`/v1/cards/${questionId}/changes`, { id, action, ...dueDay });
        written.push(id);
      } else {
        const back = kind === 'late' ? hours * 3_600_000 : 0;
        const occurredAt = new Date(app.clock.now().getTime() - back).toISOString();
        await post('/v1/reviews', { id, questionId, rating, occurredAt });
        written.push(id);
      }
      app.clock.advance({ hours });
    }
    return expectCardsToEqualTheirReplay(app, learner.id);
  }
});
