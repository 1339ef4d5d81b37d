import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountSections } from '../../src/identity/account-sections.js';
import { importQuestions } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import {
  changeSettings,
  getQueue,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the limits of a day', () => {
  let app: TestApp;
  let learner: SignedUp;
  /** Ten concepts with a time box of 12 minutes. */
  let ids: string[];
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    ids = await importQuestions(app, 'twelve', 10, { timeLimitMinutes: 12 });
    bankId = await bankOf(ids[0] ?? '');
  });
  beforeEach(async () => {
    // A Monday.
    app.clock.set('2026-03-02T09:00:00.000Z');
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
    await followOnly(bankId);
  });
  afterAll(() => app.close());

  async function bankOf(questionId: string): Promise<string> {
    const someone = await startPractising(app);
    const response = await app.http.get(`/v1/questions/${questionId}`).set(someone.auth);
    return (response.body as { bankId: string }).bankId;
  }

  async function followOnly(id: string): Promise<void> {
    const follows = await app.http.get('/v1/follows').set(learner.auth);
    for (const each of (follows.body as { data: { bankId: string }[] }).data) {
      await app.http.delete(`/v1/follows/${each.bankId}`).set(learner.auth);
    }
    await app.http.put(`/v1/follows/${id}`).set(learner.auth);
  }

  const override = (method: 'get' | 'put' | 'delete', body?: object) =>
    app.http[method]('/v1/queue/override').set(learner.auth).send(body);

  const answer = async (questionId: string, rating: number, more: object = {}) => {
    const body = { ...review(questionId, rating, more), id: randomUUID() };
    const response = await postReview(app, learner, body);
    expect(response.status).toBe(201);
    return body.id;
  };

  const nothing = { newPerDay: null, reviewsPerDay: null, minutesPerDay: null };

  const idsIn = async () => (await getQueue(app, learner)).items.map((item) => item.questionId);

  describe('minutes', () => {
    it('are spent by what is done, and given back by undo', async () => {
      const morning = await getQueue(app, learner);
      expect(morning.items.map(({ minutes }) => minutes)).toEqual([12, 12]);
      expect(morning.remaining).toMatchObject({ new: 2, newHeldBack: 1, minutes: 24 });
      const event = await answer(ids[0] ?? '', 4);
      const later = await getQueue(app, learner);
      expect(later.done).toEqual({ reviews: 0, new: 1, minutes: 12 });
      expect(later.remaining).toMatchObject({ new: 1, newHeldBack: 1, minutes: 12 });
      await app.http.post(`/v1/reviews/${event}/undo`).set(learner.auth);
      expect((await getQueue(app, learner)).remaining).toEqual(morning.remaining);
    });

    it('are what the learner took for questions of the kind until yesterday', async () => {
      for (const [place, minutes] of [4, 6.5, 9].entries()) {
        await answer(ids[place] ?? '', 3, { durationMs: minutes * 60_000 });
      }
      expect((await getQueue(app, learner)).done).toMatchObject({ new: 3, minutes: 36 });
      app.clock.advance({ days: 1 });
      const tomorrow = await getQueue(app, learner);
      const fresh = tomorrow.items.filter(({ reason }) => reason === 'new');
      expect(fresh.map(({ minutes }) => minutes)).toEqual([6.5, 6.5, 6.5]);
    });

    it('of due reviews come before new questions, and hold them back', async () => {
      for (const id of ids.slice(0, 4)) await answer(id, 3);
      app.clock.advance({ days: 20 });
      const queue = await getQueue(app, learner);
      expect(queue.items.map(({ reason }) => reason)).toEqual(['overdue-review', 'overdue-review']);
      expect(queue.remaining).toMatchObject({ reviews: 2, reviewsHeldBack: 2, newHeldBack: 3 });
    });
  });

  describe('weekdays', () => {
    it('bring half of the new questions, or none', async () => {
      const normal = Array.from({ length: 5 }, () => 'normal');
      await changeSettings(app, learner, {
        minutesPerDay: 600,
        weekdayLoads: ['reduced', 'minimum', ...normal],
      });
      expect((await getQueue(app, learner)).limits.newPerDay).toBe(2);
      expect(await idsIn()).toHaveLength(2);
      app.clock.advance({ days: 1 });
      expect(await idsIn()).toEqual([]);
      await override('put', { newPerDay: 1 });
      expect(await idsIn()).toHaveLength(1);
      app.clock.advance({ days: 1 });
      expect(await idsIn()).toHaveLength(3);
    });
  });

  describe('PUT /v1/queue/override', () => {
    it('holds until the study day ends, and the queue says so at once', async () => {
      const before = await app.http.get('/v1/queue').set(learner.auth);
      const answered = await override('put', { minutesPerDay: 60, newPerDay: 5 });
      expect(answered.status).toBe(200);
      const today = { newPerDay: 5, reviewsPerDay: null, minutesPerDay: 60 };
      expect(answered.body).toEqual({ studyDay: '2026-03-02', ...today });
      expect((await override('get')).body).toEqual(answered.body);
      const poll = await app.http
        .get('/v1/queue')
        .set({ ...learner.auth, 'If-None-Match': before.headers['etag'] ?? '' });
      expect(poll.status).toBe(200);
      expect(poll.body).toMatchObject({
        limits: { newPerDay: 5, reviewsPerDay: 100, minutesPerDay: 60, isOverridden: true },
        remaining: { new: 5, minutes: 60 },
      });
      app.clock.set('2026-03-03T02:59:59.999Z');
      expect(await idsIn()).toHaveLength(5);
      app.clock.set('2026-03-03T03:00:00.000Z');
      expect((await getQueue(app, learner)).limits).toEqual({
        newPerDay: 3,
        reviewsPerDay: 100,
        minutesPerDay: 30,
        isOverridden: false,
      });
      expect((await override('get')).body).toEqual({ studyDay: '2026-03-03', ...nothing });
    });

    it('replaces what was set before, and can take the day off', async () => {
      await override('put', { newPerDay: 5 });
      const { body } = await override('put', { minutesPerDay: 0 });
      expect(body).toMatchObject({ newPerDay: null, minutesPerDay: 0 });
      expect(await idsIn()).toEqual([]);
    });

    it.each([
      ['that says nothing', {}, 422],
      ['below zero', { newPerDay: -1 }, 400],
      ['of more than a day may hold', { minutesPerDay: 601 }, 400],
      ['of a fraction', { reviewsPerDay: 1.5 }, 400],
      ['of null', { newPerDay: null }, 400],
      ['for a day of its own', { newPerDay: 1, studyDay: '2026-03-03' }, 400],
    ])('refuses one %s', async (_, body, status) => {
      expect((await override('put', body)).status).toBe(status);
      expect((await override('get')).body).toMatchObject(nothing);
    });
  });

  describe('DELETE /v1/queue/override', () => {
    it('brings the usual limits back, and may be repeated', async () => {
      await override('put', { newPerDay: 1 });
      expect(await idsIn()).toHaveLength(1);
      expect((await override('delete')).status).toBe(204);
      expect((await override('delete')).status).toBe(204);
      expect((await override('get')).body).toMatchObject(nothing);
      expect(await idsIn()).toHaveLength(2);
    });
  });

  describe('GET /v1/queue/override', () => {
    it("is nobody else's", async () => {
      await override('put', { newPerDay: 1 });
      const other = await startPractising(app);
      const response = await app.http.get('/v1/queue/override').set(other.auth);
      expect(response.body).toMatchObject(nothing);
    });

    it('is in the export of the account, and goes with it', async () => {
      await override('put', { newPerDay: 1 });
      const section = app.app
        .get(AccountSections)
        .all()
        .find(({ name }) => name === 'queue');
      const today = { studyDay: '2026-03-02', newPerDay: 1 };
      expect(await section?.exportFor(learner.id)).toMatchObject({ override: today });
      await section?.removeFor(learner.id);
      expect((await override('get')).body).toMatchObject(nothing);
      expect(await section?.exportFor(learner.id)).toEqual({ override: null, orders: [] });
    });
  });

  describe('variants of a question', () => {
    let family: Record<string, string>;
    let familyBank: string;

    beforeAll(async () => {
      const document = bankDocument('family', [
        questionDocument('root', { timeLimitMinutes: 5 }),
        questionDocument('other-words', { timeLimitMinutes: 5, variantOf: 'root' }),
        questionDocument('alone', { timeLimitMinutes: 5 }),
      ]);
      familyBank = (await importBank(app, document)).bankId;
      family = await questionIds(app, familyBank);
    });
    beforeEach(() => followOnly(familyBank));

    it('are introduced one a day', async () => {
      const queue = await getQueue(app, learner);
      expect(queue.items.map((item) => item.questionId)).toEqual([family['root'], family['alone']]);
      expect(queue.remaining).toMatchObject({ new: 2, siblingsBuried: 1 });
      await answer(family['root'] ?? '', 4);
      expect(await idsIn()).toEqual([family['alone']]);
      app.clock.advance({ days: 1 });
      expect(await idsIn()).toEqual([family['other-words'], family['alone']]);
    });

    it('wait while another is due or done, unless the learner wants them all', async () => {
      await answer(family['root'] ?? '', 3, { occurredAt: '2026-02-10T09:00:00Z' });
      await answer(family['other-words'] ?? '', 3, { occurredAt: '2026-02-11T09:00:00Z' });
      app.clock.advance({ minutes: 1 });
      const due = await getQueue(app, learner);
      const [first = ''] = due.items
        .filter(({ reason }) => reason !== 'new')
        .map((item) => item.questionId);
      expect(due.remaining).toMatchObject({ reviews: 1, siblingsBuried: 1, reviewsHeldBack: 0 });
      const event = await answer(first, 3);
      expect((await getQueue(app, learner)).remaining).toMatchObject({
        reviews: 0,
        siblingsBuried: 1,
      });
      await app.http.post(`/v1/reviews/${event}/undo`).set(learner.auth);
      expect((await getQueue(app, learner)).remaining.reviews).toBe(1);
      await changeSettings(app, learner, { burySiblings: false });
      const all = await getQueue(app, learner);
      expect(all.remaining).toMatchObject({ reviews: 2, siblingsBuried: 0 });
    });
  });

  describe('a leech', () => {
    it('says so in the queue and on its card, with what to do', async () => {
      const id = ids[0] ?? '';
      await answer(id, 4, { occurredAt: '2026-02-01T09:00:00Z' });
      for (const day of [5, 9, 13, 17]) {
        const occurredAt = `2026-02-${String(day).padStart(2, '0')}`;
        await answer(id, 1, { occurredAt: `${occurredAt}T09:00:00Z` });
        await answer(id, 4, { occurredAt: `${occurredAt}T10:00:00Z` });
      }
      app.clock.advance({ days: 60 });
      const { items } = await getQueue(app, learner);
      const item = items.find(({ questionId }) => questionId === id);
      expect(item).toMatchObject({ isLeech: true, leechHint: hint });
      const card = await app.http.get(`/v1/cards/${id}`).set(learner.auth);
      expect(card.body).toMatchObject({ lapses: 4, isLeech: true, leechHint: hint });
      await answer(ids[1] ?? '', 3);
      const other = await app.http.get(`/v1/cards/${ids[1]}`).set(learner.auth);
      expect(other.body).toMatchObject({ isLeech: false, leechHint: null });
    });

    const hint: unknown = expect.stringContaining('Split it');
  });
});
