import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  post,
  startAnswering,
  startAttempt,
  type Desk,
  type ProblemBody,
} from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

describe('what an attempt is shown', () => {
  let app: TestApp;
  let learner: SignedUp;
  let fresh: Desk['fresh'];
  let get: Desk['get'];
  let patch: Desk['patch'];

  beforeAll(async () => {
    ({ app, learner, fresh, get, patch } = await startAnswering('attempted', 40));
  });
  afterAll(() => app.close());

  describe('POST /v1/attempts/:id/hints', () => {
    it('reveals one hint at a time until there is none', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const path = `/v1/attempts/${id}/hints`;
      expect((await get(path)).body).toEqual({ data: [], remaining: 2 });
      const first = await post(app, learner, path);
      expect(first.status).toBe(201);
      expect(first.body).toEqual({
        index: 0,
        text: 'A mild hint.',
        shownAt: app.clock.now().toISOString(),
        remaining: 1,
        attemptEtag: `"${id}.2"`,
      });
      const listed = await get(path);
      expect(listed.text).not.toContain('strong');
      expect(listed.body).toMatchObject({ data: [{ index: 0 }], remaining: 1 });
      expect((await patch(id, `"${id}.2"`, { answer: 'Oh.' })).status).toBe(200);
      expect((await post(app, learner, path)).body).toMatchObject({ index: 1, remaining: 0 });
      const third = await post(app, learner, path);
      expect([third.status, codeOf(third.body)]).toEqual([409, 'invalid-state']);
      expect((await getAttempt(app, learner, id)).hintsUsed).toBe(2);
    });

    it('costs one hint when it is asked for again with the same key', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const ask = (): Promise<Response> =>
        app.http
          .post(`/v1/attempts/${id}/hints`)
          .set(learner.auth)
          .set('Idempotency-Key', `hint-of-${id}`);
      const [first, second] = [await ask(), await ask()];
      expect(second.text).toBe(first.text);
      expect((await getAttempt(app, learner, id)).hintsUsed).toBe(1);
    });

    it('gives each hint once to ten who ask at once', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const path = `/v1/attempts/${id}/hints`;
      const answers = await Promise.all(Array.from({ length: 10 }, () => post(app, learner, path)));
      const given = answers.filter(({ status }) => status === 201);
      expect(
        given.map(({ body }) => (body as { index: number }).index).toSorted(ascending),
      ).toEqual([0, 1]);
    });
  });

  describe('GET /v1/attempts/:id/outline', () => {
    it('opens when the answer is handed in', async () => {
      const { id, revisionId } = await startAttempt(app, learner, fresh());
      const before = await get(`/v1/attempts/${id}/outline`);
      expect([before.status, codeOf(before.body)]).toEqual([403, 'forbidden']);
      expect((await getAttempt(app, learner, id)).peeked).toBe(false);
      await post(app, learner, `/v1/attempts/${id}/submit`, { answer: 'Done.' });
      const after = await get(`/v1/attempts/${id}/outline`);
      expect(after.status).toBe(200);
      expect(after.body).toMatchObject({ id: revisionId, redFlags: ['It never fails.'] });
      expect((after.body as { rubric: unknown[] }).rubric).toHaveLength(5);
      expect((await getAttempt(app, learner, id)).peeked).toBe(false);
    });

    it('marks the next attempt on the question, when that is open', async () => {
      const questionId = fresh();
      const old = await answerQuestion(app, learner, questionId);
      const { id } = await startAttempt(app, learner, questionId);
      await get(`/v1/attempts/${old.id}/outline`);
      expect(await getAttempt(app, learner, id)).toMatchObject({ peeked: true, version: 2 });
    });
  });

  describe('GET /v1/questions/:id/outline', () => {
    it('marks the open attempt as peeked, and no other', async () => {
      const questionId = fresh();
      const stranger = await startPractising(app);
      const theirs = await startAttempt(app, stranger, questionId);
      const done = await answerQuestion(app, learner, questionId);
      const { id } = await startAttempt(app, learner, questionId);
      const other = await startAttempt(app, learner, fresh());
      expect((await get(`/v1/questions/${questionId}/outline`)).status).toBe(200);
      expect((await get(`/v1/questions/${questionId}/outline`)).status).toBe(200);
      expect(await getAttempt(app, learner, id)).toMatchObject({ peeked: true, version: 2 });
      expect((await getAttempt(app, learner, other.id)).peeked).toBe(false);
      expect((await getAttempt(app, learner, done.id)).peeked).toBe(false);
      expect((await getAttempt(app, stranger, theirs.id)).peeked).toBe(false);
    });
  });
});

function codeOf(body: unknown): string {
  return (body as ProblemBody).code;
}

function ascending(one: number, other: number): number {
  return one - other;
}
