import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SignedUp } from '../support/login.js';
import {
  expectCardsToEqualTheirReplay,
  getQueue,
  listQuestionIds,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

// In Berlin the clocks went forward on 29 March 2026 at 02:00: that day has 23 hours, and the study
// day, which begins at 04:00, begins at 02:00Z from then on instead of at 03:00Z.
describe('a week with a lapse across a DST change', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questionId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.set('2026-03-26T18:00:00.000Z');
    learner = await startPractising(app, { zone: 'Europe/Berlin' });
    questionId = (await listQuestionIds(app, learner))[0] ?? '';
    // The days are told exactly here, and chance would spread them.
    await app.http
      .patch('/v1/practice-settings')
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ fuzz: false })
      .expect(200);
  });
  afterAll(() => app.close());

  const itemToday = async () =>
    (await getQueue(app, learner)).items.find((item) => item.questionId === questionId);
  const rate = async (rating: number) =>
    (await postReview(app, learner, review(questionId, rating))).body as {
      event: { studyDay: string };
      card: { state: string; dueDay: string | null; dueAt: string | null; lapses: number };
    };

  it('Thursday: learned with Good, due in two days', async () => {
    const { card } = await rate(3);
    expect(card).toMatchObject({ state: 'review', dueDay: '2026-03-28' });
  });

  it('Saturday, an hour after midnight: still Friday to the learner', async () => {
    app.clock.set('2026-03-28T00:00:00.000Z');
    expect((await getQueue(app, learner)).studyDay).toBe('2026-03-27');
    expect(await itemToday()).toBeUndefined();
  });

  it('Saturday evening: due, and well remembered', async () => {
    app.clock.set('2026-03-28T18:00:00.000Z');
    expect(await itemToday()).toMatchObject({ reason: 'due-review', overdueDays: 0 });
    const { card, event } = await rate(2);
    expect(event.studyDay).toBe('2026-03-28');
    expect(card).toMatchObject({ state: 'review', dueDay: '2026-04-05' });
  });

  it('the night the clocks go forward: the new study day begins an hour earlier', async () => {
    app.clock.set('2026-03-29T01:59:59.999Z');
    expect((await getQueue(app, learner)).studyDay).toBe('2026-03-28');
    app.clock.set('2026-03-29T02:00:00.000Z');
    expect((await getQueue(app, learner)).studyDay).toBe('2026-03-29');
  });

  it('a week later, due from 04:00 summer time: forgotten, and back after a quarter of an hour', async () => {
    app.clock.set('2026-04-05T01:59:59.999Z');
    expect(await itemToday()).toBeUndefined();
    app.clock.set('2026-04-05T02:00:00.000Z');
    expect(await itemToday()).toMatchObject({ reason: 'due-review' });
    const { card } = await rate(1);
    expect(card).toMatchObject({
      state: 'relearning',
      dueAt: '2026-04-05T02:15:00.000Z',
      dueDay: null,
      lapses: 1,
    });
    expect(await itemToday()).toMatchObject({ reason: 'learning-step' });
  });

  it('relearned a quarter of an hour later, it comes back the next day', async () => {
    app.clock.advance({ minutes: 15 });
    const { card } = await rate(3);
    expect(card).toMatchObject({ state: 'review', dueDay: '2026-04-06', dueAt: null, lapses: 1 });
  });

  it('a move to another zone leaves the days already written alone', async () => {
    const profile = await app.http.get('/v1/me').set(learner.auth);
    const moved = await app.http
      .patch('/v1/me')
      .set({ ...(await session()), 'If-Match': profile.headers['etag'] ?? '' })
      .send({ zone: 'Pacific/Auckland' });
    expect(moved.status).toBe(200);
    app.clock.set('2026-04-05T16:00:00.000Z');
    expect((await getQueue(app, learner)).studyDay).toBe('2026-04-06');
    expect(await itemToday()).toMatchObject({ reason: 'due-review' });
    const history = await app.http.get(`/v1/cards/${questionId}/history`).set(learner.auth);
    const { events } = history.body as { events: { event: { studyDay: string; zone: string } }[] };
    expect(events.map(({ event }) => event.studyDay)).toEqual([
      '2026-03-26',
      '2026-03-28',
      '2026-04-05',
      '2026-04-05',
    ]);
    expect(events.every(({ event }) => event.zone === 'Europe/Berlin')).toBe(true);
  });

  it('and the card is what its log says', async () => {
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(4);
  });

  /** The profile is closed to personal access tokens; log in for it. */
  async function session(): Promise<{ Authorization: string }> {
    const { email, password } = learner;
    const response = await app.http.post('/v1/auth/login').send({ email, password });
    return { Authorization: `Bearer ${(response.body as { accessToken: string }).accessToken}` };
  }
});
