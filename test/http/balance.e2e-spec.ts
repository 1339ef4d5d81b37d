import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  expectCardsToEqualTheirReplay,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Recorded {
  event: { id: string; dueDay: string | null };
  card: { dueDay: string | null; intervalDays: number; lapses: number; suspended: boolean };
}
interface Preview {
  token: string;
  outcomes: { rating: number; dueDay: string | null; intervalDays: number; stability: number }[];
}

const mondayMorning = '2026-03-02T09:00:00.000Z';
const goodWithinAMinute = 61_000;

describe('fuzz and load balance', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'balance', 24);
  });
  beforeEach(async () => {
    app.clock.set(mondayMorning);
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  async function rate(questionId: string, rating: number, more: object = {}): Promise<Recorded> {
    const response = await postReview(app, learner, review(questionId, rating, more));
    if (response.status !== 201) throw new Error(response.text);
    return response.body as Recorded;
  }

  async function preview(questionId: string): Promise<Preview> {
    const response = await app.http.get(`/v1/cards/${questionId}/preview`).set(learner.auth);
    return response.body as Preview;
  }

  async function settings(change: object): Promise<void> {
    const response = await app.http
      .patch('/v1/practice-settings')
      .set({ ...learner.auth, 'If-Match': '*' })
      .send(change);
    expect(response.status).toBe(200);
  }

  it('spreads what was learned together over the days that fuzz allows', async () => {
    const due: string[] = [];
    for (const questionId of questions) due.push((await rate(questionId, 4)).card.dueDay ?? '');
    const byDay = Map.groupBy(due, (day) => day);
    const most = Math.max(...Array.from(byDay.values(), ({ length }) => length));
    expect([...byDay.keys()].toSorted()).toEqual([
      '2026-03-08',
      '2026-03-09',
      '2026-03-10',
      '2026-03-11',
      '2026-03-12',
    ]);
    expect(most).toBe(5);
    await expectCardsToEqualTheirReplay(app, learner.id);
  });

  it('keeps a weekday free, empty or not', async () => {
    const weekdayLoads = Array.from({ length: 7 }, (_, index) =>
      index === 1 || index === 2 ? 'minimum' : 'normal',
    );
    await settings({ weekdayLoads });
    for (const questionId of questions.slice(0, 8)) {
      const { card } = await rate(questionId, 4);
      expect(['2026-03-10', '2026-03-11']).not.toContain(card.dueDay);
    }
  });

  it('leaves intervals alone when fuzz is off', async () => {
    await settings({ fuzz: false });
    for (const questionId of questions.slice(0, 5)) {
      expect((await rate(questionId, 4)).card).toMatchObject({ intervalDays: 8 });
    }
  });

  it('gives exactly the day a preview showed, whatever was planned in between', async () => {
    for (const rating of [3, 4]) {
      const [first = '', ...others] = questions.splice(0, 8);
      const shown = await preview(first);
      for (const other of others) await rate(other, 4);
      const outcome = shown.outcomes.find((each) => each.rating === rating);
      const { card } = await rate(first, rating, { previewToken: shown.token });
      expect(card).toMatchObject({
        dueDay: outcome?.dueDay,
        intervalDays: outcome?.intervalDays,
        stability: outcome?.stability,
      });
    }
  });

  it('refuses a preview of another study day than the one a zone puts the review on', async () => {
    const questionId = questions.at(-1) ?? '';
    const { token } = await preview(questionId);
    const body = review(questionId, 3, { previewToken: token, zone: 'Pacific/Kiritimati' });
    app.clock.set('2026-03-02T18:30:00.000Z');
    const response = await postReview(app, learner, body);
    expect(response.status).toBe(409);
    expect(response.body).toMatchObject({ code: 'stale-preview' });
  });

  it('refuses a preview when something later is in the log', async () => {
    const questionId = questions.at(-1) ?? '';
    const forget = { id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e97', action: 'forget' };
    await app.http.post(`/v1/cards/${questionId}/changes`).set(learner.auth).send(forget);
    const { token } = await preview(questionId);
    const occurredAt = '2026-03-02T08:59:00.000Z';
    const body = review(questionId, 3, { previewToken: token, occurredAt });
    expect((await postReview(app, learner, body)).status).toBe(409);
  });

  it('does not take a day from a token that the card does not allow', async () => {
    const questionId = questions.at(-1) ?? '';
    const { token } = await preview(questionId);
    const forged = token.replace(/\d+$/u, '300');
    const { card } = await rate(questionId, 4, { previewToken: forged });
    expect(card.intervalDays).toBeLessThanOrEqual(10);
  });

  it('leaves reviews that arrive late to the seed, so that their order of arrival never matters', async () => {
    const occurredAt = '2026-02-20T10:00:00.000Z';
    const late = await rate(questions.at(-1) ?? '', 4, { occurredAt });
    expect(late.event.dueDay).toBeNull();
    const live = await rate(questions.at(-2) ?? '', 4, { durationMs: goodWithinAMinute });
    expect(live.event.dueDay).toBe(live.card.dueDay);
  });

  it('suspends a card at its fourth lapse when asked to', async () => {
    await settings({ suspendsLeeches: true, relearningStepsMinutes: [], learningStepsMinutes: [] });
    const questionId = questions.at(-1) ?? '';
    const suspended: boolean[] = [];
    await rate(questionId, 3);
    for (let lapse = 1; lapse <= 4; lapse += 1) {
      app.clock.advance({ days: 10 });
      suspended.push((await rate(questionId, 1)).card.suspended);
    }
    expect(suspended).toEqual([false, false, false, true]);
    const card = await app.http.get(`/v1/cards/${questionId}`).set(learner.auth);
    expect(card.body).toMatchObject({ isLeech: true, suspended: true, lapses: 4 });
    await expectCardsToEqualTheirReplay(app, learner.id);
  });
});
