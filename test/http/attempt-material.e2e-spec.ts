import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  post,
  sheet,
  startAnswering,
  startAttempt,
  submit,
  type AttemptBody,
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
      await submit(app, learner, id, { answer: 'Done.' });
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
      const outline = await get(`/v1/attempts/${old.id}/outline`);
      expect(await getAttempt(app, learner, id)).toMatchObject({ peeked: true, version: 2 });
      expect(outline.headers['attempt-etag']).toBe(`"${id}.2"`);
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

    it('tells the ETag of the open attempt, so that the next save is taken', async () => {
      const questionId = fresh();
      const closed = await get(`/v1/questions/${questionId}/outline`);
      expect(closed.headers['attempt-etag']).toBeUndefined();
      const { id } = await startAttempt(app, learner, questionId);
      const read = await app.http
        .get(`/v1/questions/${questionId}/outline`)
        .set({ ...learner.auth, 'If-None-Match': closed.headers['etag'] ?? '' });
      expect([read.status, read.headers['etag']]).toEqual([304, closed.headers['etag']]);
      const etag = read.headers['attempt-etag'] ?? '';
      expect(etag).toBe(`"${id}.2"`);
      expect((await patch(id, etag, { answer: 'Typed on.' })).status).toBe(200);
    });
  });

  describe('help in an attempt that was never graded', () => {
    const withdraw = (id: string) => post(app, learner, `/v1/attempts/${id}/withdraw`);
    const abandon = (id: string) => post(app, learner, `/v1/attempts/${id}/abandon`);

    it.each([
      ['its own outline', (attempt: AttemptBody) => `/v1/attempts/${attempt.id}/outline`],
      [
        'that of the question',
        (attempt: AttemptBody) => `/v1/questions/${attempt.questionId}/outline`,
      ],
    ])('keeps an answer from being withdrawn: %s', async (_what, outlineOf) => {
      const questionId = fresh();
      const body = { submit: { gaveUp: true } };
      const attempt = await answerQuestion(app, learner, questionId, body);
      expect((await get(outlineOf(attempt))).status).toBe(200);
      const refused = await withdraw(attempt.id);
      expect([refused.status, codeOf(refused.body)]).toEqual([409, 'invalid-state']);
      expect(await getAttempt(app, learner, attempt.id)).toEqual(attempt);
      // Nor is leaving it ungraded a way to a clean one.
      expect((await startAttempt(app, learner, questionId)).peeked).toBe(true);
    });

    it('still marks the next attempt after abandoning, for the grade too', async () => {
      const questionId = fresh();
      const first = await startAttempt(app, learner, questionId);
      await get(`/v1/questions/${questionId}/outline`);
      await abandon(first.id);
      const second = await startAttempt(app, learner, questionId);
      expect(second).toMatchObject({ peeked: true, version: 1 });
      await abandon(second.id);
      app.clock.advance({ seconds: 1 });
      const third = await answerQuestion(app, learner, questionId);
      const given = await gradeAttempt(app, learner, third.id, sheet('33333'));
      expect(given).toMatchObject({ rating: 1, ratingReasons: ['peeked'] });
      // The grade has settled it.
      expect((await startAttempt(app, learner, questionId)).peeked).toBe(false);
    });

    it('brings its hints along, after abandoning and after withdrawing', async () => {
      const questionId = fresh();
      const { id } = await answerQuestion(app, learner, questionId, { hints: 1 });
      const shown = await get(`/v1/attempts/${id}/hints`);
      expect((await withdraw(id)).status).toBe(200);
      const second = await startAttempt(app, learner, questionId);
      expect(second).toMatchObject({ hintsUsed: 1, peeked: false });
      expect((await get(`/v1/attempts/${second.id}/hints`)).body).toEqual(shown.body);
      await abandon(second.id);
      const third = await answerQuestion(app, learner, questionId, { hints: 1 });
      expect(third.hintsUsed).toBe(2);
      const given = await gradeAttempt(app, learner, third.id, sheet('33333'));
      expect(given.ratingReasons).toContain('hints-used');
    });

    it('is forgotten after a week', async () => {
      const questionId = fresh();
      const { id } = await startAttempt(app, learner, questionId);
      await post(app, learner, `/v1/attempts/${id}/hints`);
      await get(`/v1/questions/${questionId}/outline`);
      await abandon(id);
      app.clock.advance({ days: 7 });
      const next = await startAttempt(app, learner, questionId);
      expect(next).toMatchObject({ hintsUsed: 0, peeked: false });
      expect((await get(`/v1/attempts/${next.id}/hints`)).body).toMatchObject({ data: [] });
    });

    it('is the learner’s own', async () => {
      const questionId = fresh();
      const stranger = await startPractising(app);
      const theirs = await startAttempt(app, stranger, questionId);
      await app.http.get(`/v1/questions/${questionId}/outline`).set(stranger.auth);
      await post(app, stranger, `/v1/attempts/${theirs.id}/abandon`);
      expect((await startAttempt(app, learner, questionId)).peeked).toBe(false);
    });
  });
});

function codeOf(body: unknown): string {
  return (body as ProblemBody).code;
}

function ascending(one: number, other: number): number {
  return one - other;
}
