import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { importQuestions, post, type CardBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  cardRows,
  changeSettings,
  expectCardsToEqualTheirReplay,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { importRealCards, putRealLog } from '../support/put-real-log.js';
import { runDueTasks } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface RescheduleBody {
  dryRun: boolean;
  token: string | null;
  parametersVersion: number;
  studyDay: string;
  earlier: number;
  later: number;
  same: number;
  newlyDue: number;
  cards: {
    questionId: string;
    state: string;
    dueDayBefore: string | null;
    dueDayAfter: string | null;
    stabilityBefore: number;
    stabilityAfter: number;
  }[];
}

let app: TestApp;
let questions: string[];

beforeAll(async () => {
  app = await startTestApp();
  questions = await importQuestions(app, 'reschedules', 6);
});
afterAll(() => app.close());

const reschedule = (by: SignedUp, body: object): Promise<Response> =>
  post(app, by, '/v1/reschedules', body);

async function dryRun(by: SignedUp): Promise<RescheduleBody & { token: string }> {
  const response = await reschedule(by, { dryRun: true });
  if (response.status !== 200) throw new Error(`dry run: ${response.text}`);
  return response.body as RescheduleBody & { token: string };
}

async function cardOf(by: SignedUp, questionId: string): Promise<CardBody> {
  const { body } = await app.http.get(`/v1/cards/${questionId}`).set(by.auth);
  return body as CardBody;
}

async function countEvents(by: SignedUp, kind: string): Promise<number> {
  const rows = await app.dataSource.query<object[]>(
    'SELECT FROM review_event WHERE learner_id = $1 AND kind = $2',
    [by.id, kind],
  );
  return rows.length;
}

describe('POST /v1/reschedules', () => {
  let learner: SignedUp;
  let easy = '';
  let step = '';

  /** Five questions answered, of which one is in a step, under parameters without fuzz. */
  beforeEach(async () => {
    learner = await startPractising(app);
    await changeSettings(app, learner, { fuzz: false });
    [easy = '', step = ''] = questions;
    for (const [index, questionId] of questions.slice(0, 5).entries()) {
      const rating = questionId === step ? 1 : 4;
      await postReview(app, learner, review(questionId, rating, { id: randomUUID() }));
      if (index === 2) app.clock.advance({ days: 1 });
    }
  });

  it('shows in a dry run what would change, and changes nothing', async () => {
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const rows = await cardRows(app, learner.id);
    const shown = await dryRun(learner);
    expect(shown).toMatchObject({ dryRun: true, parametersVersion: 2, earlier: 4, later: 0 });
    expect(shown).toMatchObject({ same: 1, newlyDue: 0 });
    const ofEasy = shown.cards.find(({ questionId }) => questionId === easy);
    const { dueDay, stability } = await cardOf(learner, easy);
    expect(ofEasy).toMatchObject({
      state: 'review',
      dueDayBefore: dueDay,
      stabilityBefore: stability,
      stabilityAfter: stability,
    });
    expect(ofEasy?.dueDayAfter?.localeCompare(dueDay ?? '')).toBe(-1);
    expect(shown.cards.at(-1)).toMatchObject({ questionId: step, dueDayAfter: null });
    expect(await cardRows(app, learner.id)).toEqual(rows);
    expect(await dryRun(learner)).toEqual(shown);
  });

  it('does with its token exactly what the dry run showed', async () => {
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { token, ...shown } = await dryRun(learner);
    const response = await reschedule(learner, { dryRun: false, token });
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...shown, dryRun: false, token: null });
    for (const { questionId, dueDayAfter, stabilityAfter } of shown.cards) {
      expect(await cardOf(learner, questionId)).toMatchObject({
        dueDay: dueDayAfter,
        stability: stabilityAfter,
      });
    }
    expect(await countEvents(learner, 'reschedule')).toBe(5);
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBe(10);
    const { cards } = await dryRun(learner);
    expect(cards).toEqual([]);
  });

  it('has nothing to do where cards are scheduled under the current parameters', async () => {
    expect(await dryRun(learner)).toMatchObject({ cards: [], earlier: 0, later: 0, same: 0 });
    await changeSettings(app, learner, { learningStepsMinutes: [5], newPerDay: 9 });
    expect((await dryRun(learner)).cards).toEqual([]);
  });

  it('counts the work that comes to today', async () => {
    app.clock.advance({ days: 5 });
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { newlyDue, token, cards, studyDay } = await dryRun(learner);
    expect(newlyDue).toBe(4);
    expect(cards.filter(({ dueDayAfter }) => (dueDayAfter ?? '~') <= studyDay)).toHaveLength(4);
    const due = async (): Promise<number> => {
      const { body } = await app.http.get('/v1/queue').set(learner.auth);
      const { remaining } = body as { remaining: Record<'reviews' | 'reviewsHeldBack', number> };
      return remaining.reviews + remaining.reviewsHeldBack;
    };
    expect(await due()).toBe(0);
    await reschedule(learner, { dryRun: false, token });
    expect(await due()).toBe(4);
  });

  it.each([
    ['a review', () => postReview(app, learner, review(questions[5] ?? '', 3))],
    ['a setting', () => changeSettings(app, learner, { newPerDay: 7 })],
    ['the study day', () => Promise.resolve(app.clock.advance({ days: 1 }))],
  ])('refuses when %s changed since the dry run', async (_, change) => {
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { token } = await dryRun(learner);
    await change();
    const rows = await cardRows(app, learner.id);
    const response = await reschedule(learner, { dryRun: false, token });
    expect(response.status).toBe(409);
    expect((response.body as { code: string }).code).toBe('conflict');
    expect(await cardRows(app, learner.id)).toEqual(rows);
    const fresh = await dryRun(learner);
    const again = await reschedule(learner, { dryRun: false, token: fresh.token });
    expect(again.status).toBe(200);
  });

  it('is done once for an Idempotency-Key, and not twice for a token', async () => {
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { token } = await dryRun(learner);
    const send = (key: string) =>
      app.http
        .post('/v1/reschedules')
        .set({ ...learner.auth, 'Idempotency-Key': key })
        .send({ dryRun: false, token });
    const first = await send('once');
    const again = await send('once');
    expect([again.status, again.text]).toEqual([200, first.text]);
    expect((await send('twice')).status).toBe(409);
    expect(await countEvents(learner, 'reschedule')).toBe(5);
  });

  it('can be taken back card by card', async () => {
    const before = await cardOf(learner, easy);
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { token } = await dryRun(learner);
    await reschedule(learner, { dryRun: false, token });
    const { body } = await app.http.get(`/v1/cards/${easy}/history`).set(learner.auth);
    const { events } = body as { events: { event: { id: string; kind: string } }[] };
    const made = events.find(({ event }) => event.kind === 'reschedule');
    await post(app, learner, `/v1/reviews/${made?.event.id}/undo`);
    const { dueDay, stability } = await cardOf(learner, easy);
    expect([dueDay, stability]).toEqual([before.dueDay, before.stability]);
    await expectCardsToEqualTheirReplay(app, learner.id);
  });

  it('comes after a review from a phone whose clock is ahead', async () => {
    const ahead = new Date(app.clock.now().getTime() + 4 * 60_000).toISOString();
    await postReview(app, learner, review(questions[5] ?? '', 4, { occurredAt: ahead }));
    await changeSettings(app, learner, { desiredRetention: 0.97 });
    const { token, cards } = await dryRun(learner);
    await reschedule(learner, { dryRun: false, token });
    const shown = cards.find(({ questionId }) => questionId === questions[5]);
    expect(shown?.dueDayAfter).not.toBe(shown?.dueDayBefore);
    const card = await cardOf(learner, questions[5] ?? '');
    expect(card.dueDay).toBe(shown?.dueDayAfter);
    await expectCardsToEqualTheirReplay(app, learner.id);
  });

  it('needs the token of a dry run', async () => {
    const response = await reschedule(learner, { dryRun: false });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ pointer: '#/token', code: 'missing' }] });
    expect((await reschedule(learner, { dryRun: 'no' })).status).toBe(400);
    expect((await reschedule(learner, {})).status).toBe(400);
    expect((await reschedule(learner, { dryRun: false, token: '1.1.x' })).status).toBe(409);
  });
});

describe('a real log under weights that were fitted to it', () => {
  it('comes under them card by card, and every card equals its replay', async () => {
    const questionIds = await importRealCards(app, 5000);
    const learner = await startPractising(app);
    await putRealLog(app, learner, questionIds, { lines: 5000 });
    await post(app, learner, '/v1/optimizer/runs');
    await runDueTasks(app);
    const { token, ...shown } = await dryRun(learner);
    expect(shown.parametersVersion).toBe(1);
    expect(shown.cards).toHaveLength(questionIds.size);
    expect(shown.earlier + shown.later + shown.same).toBe(questionIds.size);
    expect(shown.cards.every((card) => card.stabilityBefore !== card.stabilityAfter)).toBe(true);
    const done = await reschedule(learner, { dryRun: false, token });
    expect(done.body).toEqual({ ...shown, dryRun: false, token: null });
    expect(await countEvents(learner, 'reschedule')).toBe(questionIds.size);
    await expectCardsToEqualTheirReplay(app, learner.id);
  }, 60_000);
});
