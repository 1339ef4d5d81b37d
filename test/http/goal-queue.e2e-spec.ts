import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import {
  bankDocument,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface DayBody {
  goal: { id: string; title: string | null; interviewDay: string; isInWindow: boolean } | null;
  items: { questionId: string; bankId: string; reason: string; dueDay: string | null }[];
  limits: { newPerDay: number; minutesPerDay: number };
  remaining: { new: number; reviews: number; minutes: number };
}

const monday = '2026-03-02T09:00:00.000Z';

describe('GET /v1/queue with an interview ahead', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];
  let bankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'ahead', 8, { timeLimitMinutes: 10 });
    const rows = await app.dataSource.query<{ id: string }[]>(
      `SELECT bank_id AS id FROM question WHERE id = $1`,
      [questions[0]],
    );
    bankId = rows[0]?.id ?? '';
  });
  beforeEach(async () => {
    app.clock.set(monday);
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  async function prepare(interviewDay: string, changes: object = {}): Promise<string> {
    const goal = { interviewDay, minutesPerDay: 60, bankIds: [bankId], ...changes };
    const response = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    if (response.status !== 201) throw new Error(response.text);
    return (response.body as { id: string }).id;
  }

  async function queue(): Promise<DayBody> {
    const response = await app.http.get('/v1/queue').set(learner.auth);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as DayBody;
  }

  const idsOf = ({ items }: DayBody) => items.map(({ questionId }) => questionId);

  async function rate(questionId: string, rating: number): Promise<void> {
    const { status } = await postReview(app, learner, review(questionId, rating));
    expect(status).toBe(201);
  }

  it('is shaped by none to begin with', async () => {
    const day = await queue();
    expect(day.goal).toBeNull();
    expect(day.limits).toMatchObject({ newPerDay: 3, minutesPerDay: 30 });
    expect(idsOf(day).some((id) => questions.includes(id))).toBe(false);
  });

  it('holds new questions of the goal alone, at its pace, of a bank that need not be followed', async () => {
    const id = await prepare('2026-03-20', { title: 'Acme' });
    const day = await queue();
    expect(day.goal).toEqual({
      id,
      title: 'Acme',
      interviewDay: '2026-03-20',
      isInWindow: false,
    });
    expect(day.limits).toMatchObject({ newPerDay: 1, minutesPerDay: 60 });
    expect(idsOf(day)).toEqual([questions[0]]);
    await rate(questions[0] ?? '', 3);
    expect(await queue()).toMatchObject({ items: [], remaining: { new: 0 } });
  });

  it('holds in the window what gains most, met or not, within the minutes', async () => {
    for (const questionId of questions.slice(0, 3)) await rate(questionId, 4);
    app.clock.advance({ days: 4 });
    await prepare('2026-03-08');
    const day = await queue();
    expect(day.goal?.isInWindow).toBe(true);
    expect(day.limits).toMatchObject({ newPerDay: 5, minutesPerDay: 60 });
    const fresh = day.items.filter(({ reason }) => reason === 'new');
    expect(fresh.map(({ questionId }) => questionId).toSorted()).toEqual(
      questions.slice(3).toSorted(),
    );
    expect(day.remaining).toMatchObject({ new: 5, reviews: 1, minutes: 60 });
    for (const { questionId } of fresh) await rate(questionId, 4);
    // They went so well that the eve has room for the rest.
    expect((await queue()).items).toEqual([]);
    app.clock.advance({ days: 1 });
    expect(idsOf(await queue()).toSorted()).toEqual(questions.slice(0, 3).toSorted());
  });

  it('gives the minutes of a variant, which has to wait, to the next question', async () => {
    const document = bankDocument('ahead-alike', [
      questionDocument('root', { timeLimitMinutes: 10 }),
      questionDocument('alike', { timeLimitMinutes: 10, variantOf: 'root' }),
      questionDocument('apart', { timeLimitMinutes: 10 }),
    ]);
    const { bankId: alike } = await importBank(app, document);
    await prepare('2026-03-03', { bankIds: [alike], minutesPerDay: 20 });
    const ids = await questionIds(app, alike);
    const day = await queue();
    expect(idsOf(day)).toEqual([ids['root'], ids['apart']]);
    expect(day.remaining).toMatchObject({ new: 2, minutes: 20 });
  });

  it('asks on the eve for what is not due but would be forgotten', async () => {
    for (const questionId of questions) await rate(questionId, 4);
    await prepare('2026-03-08');
    app.clock.advance({ days: 5 });
    const { items, remaining } = await queue();
    expect(remaining).toMatchObject({ new: 0, reviews: 6, minutes: 60 });
    const early = items.filter(({ reason }) => reason === 'goal-review');
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ dueDay }) => dueDay !== null && dueDay > '2026-03-07')).toBe(true);
    for (const { questionId } of items) await rate(questionId, 3);
    expect((await queue()).items).toEqual([]);
  });

  it('is shaped by the interview that is next', async () => {
    await prepare('2026-04-20', { title: 'Later' });
    const sooner = await prepare('2026-03-03', { title: 'Sooner' });
    expect((await queue()).goal?.title).toBe('Sooner');
    await app.http.post(`/v1/interview-goals/${sooner}/archive`).set(learner.auth).expect(200);
    expect((await queue()).goal?.title).toBe('Later');
    await app.http.post(`/v1/interview-goals/${sooner}/restore`).set(learner.auth).expect(200);
    expect((await queue()).goal?.title).toBe('Sooner');
    app.clock.advance({ days: 1 });
    expect((await queue()).goal?.title).toBe('Later');
  });

  it('gives the limits of the day itself the last word', async () => {
    await prepare('2026-03-03');
    expect(await queue()).toMatchObject({ remaining: { minutes: 60, new: 6 } });
    await app.http
      .put('/v1/queue/override')
      .set(learner.auth)
      .send({ minutesPerDay: 80 })
      .expect(200);
    expect(await queue()).toMatchObject({ remaining: { minutes: 80, new: 8 } });
  });

  it('is itself again, and its tag another, when the goal is deleted', async () => {
    const id = await prepare('2026-03-10');
    const before = await app.http.get('/v1/queue').set(learner.auth);
    const tag = String(before.headers['etag']);
    const again = await app.http.get('/v1/queue').set({ ...learner.auth, 'If-None-Match': tag });
    expect(again.status).toBe(304);
    await app.http
      .delete(`/v1/interview-goals/${id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .expect(204);
    const after = await app.http.get('/v1/queue').set({ ...learner.auth, 'If-None-Match': tag });
    expect(after.status).toBe(200);
    expect((after.body as DayBody).goal).toBeNull();
  });
});
