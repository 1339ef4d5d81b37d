import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { PhoneStore, getPack } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('GET /v1/sync/pack with an interview ahead', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];
  let others: string[];
  let bankId: string;
  let otherBankId: string;

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'aimed', 8, { timeLimitMinutes: 10 });
    others = await importQuestions(app, 'aimed-too', 2, { timeLimitMinutes: 10 });
    bankId = await bankOf(questions[0]);
    otherBankId = await bankOf(others[0]);
  });
  beforeEach(async () => {
    app.clock.set('2026-03-02T09:00:00.000Z');
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  async function bankOf(questionId: string | undefined): Promise<string> {
    const sql = `SELECT bank_id AS id FROM question WHERE id = $1`;
    const [row] = await app.dataSource.query<{ id: string }[]>(sql, [questionId]);
    return row?.id ?? '';
  }

  async function prepare(interviewDay: string): Promise<string> {
    const goal = { interviewDay, minutesPerDay: 60, bankIds: [bankId], targetRecall: 0.95 };
    const response = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    if (response.status !== 201) throw new Error(response.text);
    return (response.body as { id: string }).id;
  }

  async function queue() {
    const { body } = await app.http.get('/v1/queue').set(learner.auth);
    return (body as { items: { questionId: string; reason: string }[] }).items;
  }

  const packed = async (days: number) => {
    const { items } = await getPack(app, learner, { days });
    return items.map(({ questionId }) => questionId).toSorted();
  };

  it('holds a bank that is not followed, with the interview in four days', async () => {
    expect((await packed(3)).some((id) => questions.includes(id))).toBe(false);
    await prepare('2026-03-06');
    expect(await packed(3)).toEqual(questions.toSorted());
  });

  it('holds the questions of the goal alone, at its pace, before its window', async () => {
    await prepare('2026-03-30');
    expect((await queue()).map(({ questionId }) => questionId)).toEqual(questions.slice(0, 1));
    expect(await packed(3)).toEqual(questions.slice(0, 4).toSorted());
  });

  it('goes on with what is followed after the interview', async () => {
    await prepare('2026-03-06');
    const after = (await packed(5)).filter((id) => !questions.includes(id));
    // The day of the interview and the one after it, three new questions each.
    expect(after).toHaveLength(6);
  });

  it('holds whatever the queue asks for on the eve, whenever it is due', async () => {
    for (const id of questions) {
      expect((await postReview(app, learner, review(id, 4))).status).toBe(201);
    }
    const phone = new PhoneStore();
    await phone.sync(app, learner, { days: 5 });
    expect(questions.some((id) => phone.items.has(id))).toBe(false);
    const goalId = await prepare('2026-03-08');
    await phone.sync(app, learner, { days: 5 });
    expect(Array.from(phone.items.values()).every(({ isNew }) => !isNew)).toBe(true);
    const held = Array.from(phone.items.keys());
    app.clock.advance({ days: 5 });
    const early = (await queue()).filter(({ reason }) => reason === 'goal-review');
    expect(early.length).toBeGreaterThan(0);
    for (const { questionId } of early) expect(held).toContain(questionId);
    app.clock.advance({ days: -5 });
    await app.http
      .delete(`/v1/interview-goals/${goalId}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .expect(204);
    await phone.sync(app, learner, { days: 5 });
    expect(questions.some((id) => phone.items.has(id))).toBe(false);
  });

  it('holds other cards when the goal covers other questions', async () => {
    for (const id of [...questions, ...others]) {
      expect((await postReview(app, learner, review(id, 4))).status).toBe(201);
    }
    const goalId = await prepare('2026-03-04');
    const phone = new PhoneStore();
    await phone.sync(app, learner, { days: 1 });
    expect(others.some((id) => phone.items.has(id))).toBe(false);
    await app.http
      .patch(`/v1/interview-goals/${goalId}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ bankIds: [otherBankId], targetRecall: 0.99 })
      .expect(200);
    await phone.sync(app, learner, { days: 1 });
    const held = Array.from(phone.items.values()).filter(({ isNew }) => !isNew);
    expect(held.map(({ questionId }) => questionId).toSorted()).toEqual(others.toSorted());
  });
});
