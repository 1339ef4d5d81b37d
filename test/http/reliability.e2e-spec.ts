import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Response } from 'supertest';
import type { SignedUp } from '../support/login.js';
import { listQuestionIds, startPractising } from '../support/practice.js';
import { sendRaw } from '../support/raw-request.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('what clients can rely on', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questionIds: string[];

  beforeAll(async () => {
    app = await startTestApp({ DATABASE_POOL_SIZE: '3' });
    learner = await startPractising(app);
    questionIds = await listQuestionIds(app, learner);
  });
  afterAll(() => app.close());

  it('makes one change out of forty against the same version', async () => {
    const { headers } = await app.http.get('/v1/me').set(learner.auth);
    const etag = headers['etag'] ?? '';
    const names = Array.from({ length: 40 }, (_, index) => `Name ${index}`);
    const responses = await Promise.all(
      names.map((displayName) =>
        app.http
          .patch('/v1/me')
          .set({ ...learner.auth, 'If-Match': etag })
          .send({ displayName }),
      ),
    );
    const changed = responses.filter(({ status }) => status === 200);
    const refused = responses.filter(({ status }) => status === 412);
    expect([changed.length, refused.length]).toEqual([1, 39]);
    const { body, headers: after } = await app.http.get('/v1/me').set(learner.auth);
    expect(body).toEqual(changed[0]?.body);
    expect(new Set(refused.map((response) => response.headers['etag']))).toEqual(
      new Set([after['etag']]),
    );
  });

  it('has one row for every intent when a third of the replies get lost', async () => {
    const intents = Array.from({ length: 30 }, (_, index) => ({
      key: `intent-${index}`,
      review: { id: randomUUID(), questionId: questionIds[index % questionIds.length], rating: 3 },
    }));
    const kept = await Promise.all(
      intents.map(async ({ key, review }, index) => {
        const send = async () =>
          app.http
            .post('/v1/reviews')
            .set({ ...learner.auth, 'Idempotency-Key': key })
            .send(review);
        const first = await untilAnswered(send);
        return { first, last: index % 3 === 0 ? await untilAnswered(send) : first };
      }),
    );
    expect(kept.map(({ first }) => first.status)).toEqual(intents.map(() => 201));
    expect(kept.map(({ last }) => last.text)).toEqual(kept.map(({ first }) => first.text));
    const repeated = kept.filter(({ last }) => last.headers['idempotency-replayed'] === 'true');
    expect(repeated).toHaveLength(10);
    const { body } = await app.http.get('/v1/reviews?limit=100').set(learner.auth);
    const ids = (body as { data: { id: string }[] }).data.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(intents.map(({ review }) => review.id).toSorted());
  });

  it('stays alive while a table is locked, and comes back at once', async () => {
    const locker = new pg.Client({ connectionString: app.databaseUrl });
    await locker.connect();
    await locker.query('BEGIN; LOCK TABLE card IN ACCESS EXCLUSIVE MODE');
    const pending = Array.from({ length: 60 }, async () =>
      app.http.get('/v1/cards').set(learner.auth),
    );
    const aliveMs: number[] = [];
    for (let second = 0; second < 7; second += 1) {
      const askedAt = performance.now();
      expect((await app.http.get('/health/live')).status).toBe(200);
      aliveMs.push(performance.now() - askedAt);
      await delay(1000);
    }
    await locker.query('COMMIT');
    const unlockedAt = performance.now();
    await locker.end();
    while ((await app.http.get('/v1/cards').set(learner.auth)).status !== 200) await delay(20);
    expect(performance.now() - unlockedAt).toBeLessThan(2000);
    expect(Math.max(...aliveMs)).toBeLessThan(250);
    const answers = await Promise.all(pending);
    const unexpected = answers.filter(({ status }) => status !== 200 && status !== 503);
    expect(unexpected.map(({ text }) => text)).toEqual([]);
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy.every(({ headers }) => Number(headers['retry-after']) > 0)).toBe(true);
  }, 30_000);

  it('hangs up on who does not finish the headers', async () => {
    const { answer, tookMs } = await sendRaw(app, 'GET /v1/me HTTP/1.1\r\nHost: x\r\nX: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /u);
    expect(answer).toContain('"code":"request-timeout"');
    expect(tookMs).toBeLessThan(15_000);
  }, 20_000);
});

/** As a client does that was told to wait. */
async function untilAnswered(send: () => Promise<Response>): Promise<Response> {
  const response = await send();
  if (response.headers['retry-after'] === undefined) return response;
  await delay(50);
  return untilAnswered(send);
}
