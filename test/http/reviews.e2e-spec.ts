import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedUp } from '../support/login.js';
import {
  cardRows,
  changeSettings,
  expectCardsToEqualTheirReplay,
  getQueue,
  listQuestionIds,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('reviews', () => {
  let app: TestApp;
  let learner: SignedUp;
  let other: SignedUp;
  let questionId: string;
  let another: string;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startPractising(app);
  });
  beforeEach(async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
    const ids = await listQuestionIds(app, learner);
    questionId = ids[0] ?? '';
    another = ids[1] ?? '';
  });
  afterAll(() => app.close());

  describe('POST /v1/reviews', () => {
    it('records a first review and schedules the card', async () => {
      const body = review(questionId, 3, { durationMs: 61_000 });
      const response = await postReview(app, learner, body);
      expect(response.status).toBe(201);
      expect(response.body).toMatchObject({
        effect: 'applied',
        event: { kind: 'review', rating: 3, source: 'direct', studyDay: '2026-03-02' },
        card: { state: 'review', dueDay: '2026-03-04', stability: 2.3065, reps: 1, version: 1 },
      });
      const card = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
      const { card: recorded } = response.body as { card: object };
      expect(card.body).toEqual({ ...recorded, external: null });
      const read = await app.http.get(response.headers['location'] ?? '').set(learner.auth);
      expect(read.body).toEqual(response.body);
    });

    it('answers the same review again with 200 and records it once', async () => {
      const body = review(questionId, 3);
      const first = await postReview(app, learner, body);
      app.clock.advance({ minutes: 5 });
      const second = await postReview(app, learner, body);
      expect(second.status).toBe(200);
      expect(second.body).toEqual(first.body);
    });

    it('refuses another review under an id that is taken', async () => {
      const body = review(questionId, 3);
      await postReview(app, learner, body);
      const response = await postReview(app, learner, { ...body, rating: 1 });
      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'already-exists' });
    });

    it('lets two learners use the same id', async () => {
      const body = review(questionId, 3);
      await postReview(app, learner, body);
      const response = await postReview(app, other, body);
      expect(response.status).toBe(201);
    });

    it('puts a late event in its place and computes the card anew', async () => {
      const early = review(questionId, 1, { occurredAt: '2026-02-20T09:00:00Z' });
      const late = review(questionId, 3, { occurredAt: '2026-02-25T09:00:00Z' });
      await postReview(app, learner, late);
      const replayed = await postReview(app, learner, early);
      const inOrder = await startPractising(app, { zone: 'Europe/Berlin' });
      await postReview(app, inOrder, early);
      await postReview(app, inOrder, late);
      const [mine] = await cardRows(app, learner.id);
      const [theirs] = await cardRows(app, inOrder.id);
      expect(replayed.status).toBe(201);
      expect({ ...(mine as object), learner_id: '' }).toEqual({
        ...(theirs as object),
        learner_id: '',
      });
    });

    it('freezes the study day in the zone the review was made in', async () => {
      const body = review(questionId, 3, {
        occurredAt: '2026-03-02T06:30:00+09:00',
        zone: 'Asia/Tokyo',
      });
      const response = await postReview(app, learner, body);
      expect(response.body).toMatchObject({
        event: { studyDay: '2026-03-02', occurredAt: '2026-03-01T21:30:00.000Z' },
      });
    });

    it('keeps a review within a minute of the last without effect', async () => {
      await postReview(app, learner, review(questionId, 3));
      app.clock.advance({ seconds: 59 });
      const response = await postReview(app, learner, review(questionId, 4));
      expect(response.body).toMatchObject({ effect: 'too-soon', card: { reps: 1, version: 2 } });
    });

    it('keeps practice apart from memory', async () => {
      const response = await postReview(app, learner, review(questionId, 4, { kind: 'practice' }));
      expect(response.body).toMatchObject({ effect: 'no-change', card: { state: 'new', reps: 0 } });
    });

    it.each([
      ['a rating of 5', { rating: 5 }, 400, '#/rating'],
      ['a rating of 1.5', { rating: 1.5 }, 400, '#/rating'],
      ['a rating as text', { rating: '3' }, 400, '#/rating'],
      ['an id that is no UUID', { id: 'x' }, 400, '#/id'],
      ['a time without offset', { occurredAt: '2026-03-02T09:00:00' }, 400, '#/occurredAt'],
      ['a day that does not exist', { occurredAt: '2026-02-30T09:00:00Z' }, 400, '#/occurredAt'],
      ['a time in the future', { occurredAt: '2026-03-02T09:05:01Z' }, 422, '#/occurredAt'],
      ['an unknown zone', { zone: 'Mars/Olympus' }, 422, '#/zone'],
      ['a due date of its own', { dueDay: '2026-03-09' }, 400, '#/dueDay'],
      ['a stability of its own', { stability: 99 }, 400, '#/stability'],
      ['a missing zone, null', { zone: null }, 400, '#/zone'],
    ])('refuses %s and writes nothing', async (_, change, status, pointer) => {
      const response = await postReview(app, learner, review(questionId, 3, change));
      expect(response.status).toBe(status);
      expect(response.body).toMatchObject({
        errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
      });
      expect(await cardRows(app, learner.id)).toEqual([]);
    });

    it('answers 404 for a question that is not there', async () => {
      const response = await postReview(app, learner, review(randomUUID(), 3));
      expect(response.status).toBe(404);
    });

    it('makes one row of forty equal concurrent requests', async () => {
      const body = review(questionId, 3);
      const responses = await Promise.all(
        Array.from({ length: 40 }, () => postReview(app, learner, body)),
      );
      expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(responses.filter(({ status }) => status === 200)).toHaveLength(39);
    });

    it('counts every one of forty reviews of a card at once, each after all before it', async () => {
      const sent = Array.from({ length: 40 }, (_, hour) =>
        review(questionId, 1 + (hour % 4), {
          occurredAt: new Date(app.clock.now().getTime() - hour * 3_600_000).toISOString(),
        }),
      );
      const responses = await Promise.all(sent.map((body) => postReview(app, learner, body)));
      expect(responses.map(({ status }) => status)).toEqual(sent.map(() => 201));
      const versions = responses.map(
        ({ body }) => (body as { card: { version: number } }).card.version,
      );
      expect(versions.toSorted((a, b) => a - b)).toEqual(sent.map((_, index) => index + 1));
      await expectCardsToEqualTheirReplay(app, learner.id);
    });

    it('replays the reply to an Idempotency-Key byte for byte', async () => {
      const send = () =>
        app.http
          .post('/v1/reviews')
          .set({ ...learner.auth, 'Idempotency-Key': 'first-review' })
          .send(body);
      const body = review(questionId, 3);
      const first = await send();
      await postReview(app, learner, review(questionId, 1, { occurredAt: '2026-03-01T09:00:00Z' }));
      const second = await send();
      expect(second.status).toBe(201);
      expect(second.text).toBe(first.text);
      expect(second.headers['idempotency-replayed']).toBe('true');
      const changed = await app.http
        .post('/v1/reviews')
        .set({ ...learner.auth, 'Idempotency-Key': 'first-review' })
        .send({ ...body, rating: 1 });
      expect(changed.status).toBe(422);
    });
  });

  describe('GET /v1/cards/:id/preview', () => {
    it.each([1, 2, 3, 4])('shows what a commit of %i gives', async (rating) => {
      await postReview(app, learner, review(questionId, 3));
      app.clock.advance({ days: 3 });
      const preview = await app.http.get(`/v1/cards/${questionId}/preview`).set(learner.auth);
      const { token, asOf, outcomes } = preview.body as {
        token: string;
        asOf: string;
        outcomes: {
          rating: number;
          stability: number;
          dueDay: string | null;
          dueAt: string | null;
        }[];
      };
      const committed = await postReview(
        app,
        learner,
        review(questionId, rating, { previewToken: token, occurredAt: asOf }),
      );
      const {
        rating: _,
        retrievabilityAtDue: __,
        ...shown
      } = {
        retrievabilityAtDue: 0,
        ...outcomes.find((outcome) => outcome.rating === rating),
      };
      expect(committed.status).toBe(201);
      expect(committed.body).toMatchObject({ card: shown });
    });

    it('refuses a stale token with a fresh preview', async () => {
      const preview = await app.http.get(`/v1/cards/${questionId}/preview`).set(learner.auth);
      const { token } = preview.body as { token: string };
      await postReview(app, learner, review(questionId, 1));
      app.clock.advance({ minutes: 20 });
      const stale = await postReview(app, learner, review(questionId, 3, { previewToken: token }));
      expect(stale.status).toBe(409);
      const fresh = (stale.body as { preview: { token: string } }).preview.token;
      const again = await postReview(app, learner, review(questionId, 3, { previewToken: fresh }));
      expect(again.status).toBe(201);
    });

    it('goes stale with the study day', async () => {
      const preview = await app.http.get(`/v1/cards/${questionId}/preview`).set(learner.auth);
      const { token } = preview.body as { token: string };
      app.clock.advance({ days: 1 });
      const stale = await postReview(app, learner, review(questionId, 3, { previewToken: token }));
      expect(stale.body).toMatchObject({ code: 'stale-preview' });
    });
  });

  describe('POST /v1/reviews/:id/undo', () => {
    it('restores every column, and redo brings the review back', async () => {
      await postReview(app, learner, review(questionId, 3));
      app.clock.advance({ days: 2 });
      const before = await cardRows(app, learner.id);
      const body = { ...review(questionId, 1), id: randomUUID() };
      await postReview(app, learner, body);
      const after = await cardRows(app, learner.id);

      const undone = await app.http.post(`/v1/reviews/${body.id}/undo`).set(learner.auth);
      expect(undone.status).toBe(200);
      expect(undone.body).toMatchObject({ effect: 'voided' });
      expect(await cardRows(app, learner.id)).toEqual(withVersion(before, 3));

      const again = await app.http.post(`/v1/reviews/${body.id}/undo`).set(learner.auth);
      expect(again.body).toEqual(undone.body);

      await app.http.post(`/v1/reviews/${body.id}/redo`).set(learner.auth);
      expect(await cardRows(app, learner.id)).toEqual(withVersion(after, 4));
      const redone = await app.http.post(`/v1/reviews/${body.id}/redo`).set(learner.auth);
      expect(redone.body).toMatchObject({ effect: 'applied', card: { version: 4 } });
    });

    it('gives the place of a new question back', async () => {
      await changeSettings(app, learner, { minutesPerDay: 60 });
      const body = { ...review(questionId, 3), id: randomUUID() };
      await postReview(app, learner, body);
      expect((await getQueue(app, learner)).remaining.new).toBe(2);
      await app.http.post(`/v1/reviews/${body.id}/undo`).set(learner.auth);
      expect((await getQueue(app, learner)).remaining.new).toBe(3);
    });

    it('refuses what is out of reach', async () => {
      const first = { ...review(questionId, 3), id: randomUUID() };
      await postReview(app, learner, first);
      for (let day = 0; day < 30; day += 1) {
        app.clock.advance({ days: 1 });
        await postReview(app, learner, review(another, 3));
      }
      const response = await app.http.post(`/v1/reviews/${first.id}/undo`).set(learner.auth);
      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'invalid-state' });
    });
  });

  describe('GET /v1/reviews', () => {
    it('pages through the log without repeating or skipping', async () => {
      for (let minute = 0; minute < 5; minute += 1) {
        await postReview(app, learner, review(minute % 2 === 0 ? questionId : another, 3));
        app.clock.advance({ minutes: 2 });
      }
      const seen: string[] = [];
      let path: string | null = '/v1/reviews?limit=2';
      while (path !== null) {
        const page = await app.http.get(path).set(learner.auth);
        const { data, nextCursor } = page.body as {
          data: { id: string }[];
          nextCursor: string | null;
        };
        seen.push(...data.map(({ id }) => id));
        path = nextCursor === null ? null : `/v1/reviews?limit=2&cursor=${nextCursor}`;
        expect(page.headers['link'] === undefined).toBe(nextCursor === null);
        await postReview(app, learner, review(another, 3));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(5);
    });
  });

  describe('another learner', () => {
    it('gets the same 404 for an event as for a random id', async () => {
      const body = { ...review(questionId, 3), id: randomUUID() };
      await postReview(app, learner, body);
      for (const [method, suffix] of [
        ['get', ''],
        ['post', '/undo'],
        ['post', '/redo'],
      ] as const) {
        const theirs = await app.http[method](`/v1/reviews/${body.id}${suffix}`).set(other.auth);
        const random = await app.http[method](`/v1/reviews/${randomUUID()}${suffix}`).set(
          other.auth,
        );
        expect(theirs.status).toBe(404);
        expect(anonymised(theirs.body)).toEqual(anonymised(random.body));
      }
    });
  });
});

function withVersion(rows: unknown[], version: number): unknown[] {
  return rows.map((row) => ({ ...(row as object), version }));
}

function anonymised(problem: unknown): unknown {
  return { ...(problem as object), requestId: '', instance: '' };
}
