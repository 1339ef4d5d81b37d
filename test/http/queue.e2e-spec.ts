import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedUp } from '../support/login.js';
import {
  changeSettings,
  getQueue,
  listQuestionIds,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('GET /v1/queue', () => {
  let app: TestApp;
  let learner: SignedUp;
  let ids: string[];

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
    ids = await listQuestionIds(app, learner);
  });
  afterAll(() => app.close());

  const poll = (etag: string, limit = 20) =>
    app.http.get(`/v1/queue?limit=${limit}`).set({ ...learner.auth, 'If-None-Match': etag });

  it('gives a new learner as much of the kit as fits into half an hour', async () => {
    const queue = await getQueue(app, learner);
    expect(queue.items.map(({ reason, minutes }) => [reason, minutes])).toEqual([['new', 20]]);
    expect(queue.limits).toEqual({
      newPerDay: 3,
      reviewsPerDay: 100,
      minutesPerDay: 30,
      isOverridden: false,
    });
    expect(queue.remaining).toEqual({
      steps: 0,
      reviews: 0,
      new: 1,
      assigned: 0,
      minutes: 20,
      reviewsHeldBack: 0,
      newHeldBack: 2,
      siblingsBuried: 0,
    });
    expect(queue.done).toEqual({ reviews: 0, new: 0, minutes: 0 });
    expect(queue.changesAt).toBe('2026-03-03T03:00:00.000Z');
  });

  it('gives who has an hour three new questions, topics apart', async () => {
    await changeSettings(app, learner, { minutesPerDay: 60 });
    const queue = await getQueue(app, learner);
    expect(queue.items.map(({ reason }) => reason)).toEqual(['new', 'new', 'new']);
    expect(new Set(queue.items.map(({ topic }) => topic)).size).toBe(3);
    expect(queue.remaining).toMatchObject({ new: 3, reviews: 0, steps: 0 });
  });

  it('says why each item is here and what is left', async () => {
    await changeSettings(app, learner, { minutesPerDay: 600 });
    await postReview(app, learner, review(ids[0] ?? '', 1));
    await postReview(app, learner, review(ids[1] ?? '', 3, { occurredAt: '2026-02-20T09:00:00Z' }));
    const queue = await getQueue(app, learner);
    const reasons = Object.fromEntries(queue.items.map((item) => [item.questionId, item.reason]));
    expect(reasons[ids[0] ?? '']).toBe('learning-step');
    expect(reasons[ids[1] ?? '']).toBe('overdue-review');
    expect(queue.remaining).toMatchObject({ steps: 1, reviews: 1, new: 2 });
    expect(queue.done).toEqual({ reviews: 0, new: 1, minutes: 20 });
  });

  it('honours limits, suspension and burying', async () => {
    await changeSettings(app, learner, { newPerDay: 2, minutesPerDay: 600 });
    expect((await getQueue(app, learner)).items).toHaveLength(2);

    const change = (id: string, action: string, uuid: string) =>
      app.http.post(`/v1/cards/${id}/changes`).set(learner.auth).send({ id: uuid, action });
    await change(ids[0] ?? '', 'suspend', '00000000-0000-7000-8000-000000000001');
    await change(ids[1] ?? '', 'bury', '00000000-0000-7000-8000-000000000002');
    const questions = (await getQueue(app, learner)).items.map(({ questionId }) => questionId);
    expect(questions).not.toContain(ids[0]);
    expect(questions).not.toContain(ids[1]);
    app.clock.advance({ days: 1 });
    const tomorrow = (await getQueue(app, learner)).items.map(({ questionId }) => questionId);
    expect(tomorrow).not.toContain(ids[0]);
    expect(tomorrow).toContain(ids[1]);
  });

  it('follows the banks the learner follows', async () => {
    const follows = await app.http.get('/v1/follows').set(learner.auth);
    const { bankId } = (follows.body as { data: { bankId: string }[] }).data[0] ?? { bankId: '' };
    await app.http.delete(`/v1/follows/${bankId}`).set(learner.auth);
    expect((await getQueue(app, learner)).items).toEqual([]);
    await app.http.put(`/v1/follows/${bankId}`).set(learner.auth);
    expect((await getQueue(app, learner)).items).toHaveLength(1);
  });

  it('brings a review back on its due day at the rollover, not before', async () => {
    await postReview(app, learner, review(ids[0] ?? '', 3));
    const isDue = async (): Promise<boolean> =>
      (await getQueue(app, learner)).items.some(({ questionId }) => questionId === ids[0]);
    app.clock.set('2026-03-04T02:59:59.999Z');
    expect(await isDue()).toBe(false);
    app.clock.set('2026-03-04T03:00:00.000Z');
    expect(await isDue()).toBe(true);
  });

  it('answers 304 until something changes, time included', async () => {
    const first = await app.http.get('/v1/queue').set(learner.auth);
    const etag = first.headers['etag'] ?? '';
    expect((await poll(etag)).status).toBe(304);
    expect((await poll(etag, 5)).status).toBe(200);
    app.clock.set('2026-03-03T02:59:59.999Z');
    expect((await poll(etag)).status).toBe(304);
    app.clock.set('2026-03-03T03:00:00.000Z');
    expect((await poll(etag)).status).toBe(200);
    app.clock.set('2026-03-02T09:00:00.000Z');
    await postReview(app, learner, review(ids[0] ?? '', 1));
    const changed = await poll(etag);
    expect(changed.status).toBe(200);
    app.clock.advance({ minutes: 16 });
    expect((await poll(changed.headers['etag'] ?? '')).status).toBe(304);
  });

  it.each(['limit=0', 'limit=101', 'limit=0x10', 'limit=%205', 'limit=5&limit=6', 'offset=3'])(
    'refuses ?%s',
    async (query) => {
      const response = await app.http.get(`/v1/queue?${query}`).set(learner.auth);
      expect(response.status).toBe(400);
    },
  );
});

describe('practice settings', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  const patch = async (body: object, etag?: string) => {
    const current = await app.http.get('/v1/practice-settings').set(learner.auth);
    return app.http
      .patch('/v1/practice-settings')
      .set({ ...learner.auth, 'If-Match': etag ?? current.headers['etag'] ?? '' })
      .send(body);
  };

  it('changes parameters for later reviews only', async () => {
    await patch({ fuzz: false });
    const [questionId = ''] = await listQuestionIds(app, learner);
    await postReview(app, learner, review(questionId, 3));
    const before = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    const changed = await patch({ desiredRetention: 0.8, learningStepsMinutes: [] });
    expect(changed.body).toMatchObject({
      desiredRetention: 0.8,
      learningStepsMinutes: [],
      relearningStepsMinutes: [15],
      parametersVersion: 2,
      version: 3,
    });
    const after = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    expect(after.body).toEqual(before.body);
    app.clock.advance({ days: 2 });
    const later = await postReview(app, learner, review(questionId, 3));
    // At a retention of .8 an interval is 3.316 stabilities long, at .9 it is one.
    expect(later.body).toMatchObject({ card: { intervalDays: 36 } });
  });

  it('changes nothing on an empty patch, not even the version', async () => {
    const response = await patch({});
    expect(response.body).toMatchObject({ version: 1, parametersVersion: -1 });
  });

  it.each([
    ['a retention of 1', { desiredRetention: 1 }, 400],
    ['20 weights', { weights: Array.from({ length: 20 }, () => 1) }, 400],
    ['weights out of bounds', { weights: Array.from({ length: 21 }, () => -5) }, 422],
    ['steps that go back', { learningStepsMinutes: [20, 10] }, 422],
    ['a fraction of a minute', { learningStepsMinutes: [1.5] }, 422],
    ['null where there is no default', { newPerDay: null }, 400],
    ['a version of its own', { version: 9 }, 400],
  ])('refuses %s', async (_, body, status) => {
    expect((await patch(body)).status).toBe(status);
  });

  it('needs If-Match, and the current one', async () => {
    const without = await app.http
      .patch('/v1/practice-settings')
      .set(learner.auth)
      .send({ newPerDay: 1 });
    expect(without.status).toBe(428);
    const stale = await patch({ newPerDay: 1 }, `"${learner.id}.9"`);
    expect(stale.status).toBe(412);
    expect(stale.headers['etag']).toBe(`"${learner.id}.1"`);
  });

  it('lets one of forty changes with the same ETag through', async () => {
    const etag = `"${learner.id}.1"`;
    const responses = await Promise.all(
      Array.from({ length: 40 }, (_, index) => patch({ newPerDay: index + 4 }, etag)),
    );
    const count = (wanted: number) => responses.filter(({ status }) => status === wanted).length;
    expect([count(200), count(412)]).toEqual([1, 39]);
  });
});
