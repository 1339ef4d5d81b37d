import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SignedUp } from '../support/login.js';
import {
  expectCardsToEqualTheirReplay,
  listQuestionIds,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Step {
  kind: 'review' | 'late' | 'undo' | 'redo' | 'change' | 'settings';
  question: number;
  rating: number;
  hours: number;
  pick: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('review', 'review', 'review', 'late', 'undo', 'redo', 'change', 'settings'),
  question: fc.nat({ max: 2 }),
  rating: fc.integer({ min: 1, max: 4 }),
  hours: fc.nat({ max: 90 }),
  pick: fc.nat({ max: 40 }),
});
const changes = [
  { action: 'suspend' },
  { action: 'unsuspend' },
  { action: 'bury' },
  { action: 'forget' },
  { action: 'set-due', dueDay: '2027-01-01' },
];

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

  async function play(steps: readonly Step[]): Promise<number> {
    app.clock.set('2026-03-02T09:00:00.000Z');
    const learner = await startPractising(app, { zone: 'America/New_York' });
    const written: string[] = [];
    for (const each of steps) {
      await write(each, learner, written);
      app.clock.advance({ hours: each.hours });
    }
    return expectCardsToEqualTheirReplay(app, learner.id);
  }

  async function write(each: Step, learner: SignedUp, written: string[]): Promise<void> {
    const { kind, rating, hours, pick } = each;
    const id = randomUUID();
    const questionId = questions[each.question] ?? '';
    const post = (path: string, body?: object) => app.http.post(path).set(learner.auth).send(body);
    switch (kind) {
      case 'undo':
      case 'redo': {
        const target = written[pick % Math.max(1, written.length)] ?? randomUUID();
        await post(`/v1/reviews/${target}/${kind}`);
        return;
      }
      case 'settings':
        await changeRetention(learner, 0.8 + rating / 25);
        return;
      case 'change':
        await post(`/v1/cards/${questionId}/changes`, { id, ...changes[pick % changes.length] });
        break;
      case 'review':
      case 'late': {
        const back = kind === 'late' ? hours * 3_600_000 : 0;
        const occurredAt = new Date(app.clock.now().getTime() - back).toISOString();
        await post('/v1/reviews', { id, questionId, rating, occurredAt });
      }
    }
    written.push(id);
  }

  async function changeRetention(learner: SignedUp, desiredRetention: number): Promise<void> {
    const settings = await app.http.get('/v1/practice-settings').set(learner.auth);
    await app.http
      .patch('/v1/practice-settings')
      .set({ ...learner.auth, 'If-Match': settings.headers['etag'] ?? '' })
      .send({ desiredRetention });
  }
});
