import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { importQuestions } from '../support/answering.js';
import { signUp, type SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface GoalBody {
  id: string;
  version: number;
  title: string | null;
  interviewDay: string;
  targetRecall: number;
  skills: string[];
  bankIds: string[];
  archivedAt: string | null;
}

interface PlanBody {
  feasible: boolean;
  expectedRecall: number | null;
  questions: number;
  unmet: number;
  expectedUnmet: number;
  newPerDay: number | null;
  windowFrom: string;
  missingMinutesPerDay: number | null;
  topicsToDrop: string[] | null;
  topics: { topic: string; questions: number; expectedRecall: number; expectedUnmet: number }[];
  days: { day: string; minutes: number; isInWindow: boolean }[];
}

const path = '/v1/interview-goals';
const monday = '2026-03-02T09:00:00.000Z';

let app: TestApp;
let learner: SignedUp;
let questionIds: string[];
let bankId: string;

beforeAll(async () => {
  app = await startTestApp();
  questionIds = [
    ...(await importQuestions(app, 'goals', 12, { timeLimitMinutes: 10, topics: ['test-topic'] })),
  ];
  const rows = await app.dataSource.query<{ id: string }[]>(
    `SELECT bank_id AS id FROM question WHERE id = $1`,
    [questionIds[0]],
  );
  bankId = rows[0]?.id ?? '';
});
beforeEach(async () => {
  app.clock.set(monday);
  learner = await startPractising(app);
});
afterAll(() => app.close());

const wish = (changes: object = {}): object => ({
  interviewDay: '2026-03-20',
  minutesPerDay: 60,
  bankIds: [bankId],
  ...changes,
});

const create = (changes: object = {}, headers: object = {}) =>
  app.http
    .post(path)
    .set({ ...learner.auth, ...headers })
    .send(wish(changes));

const get = (rest = '') => app.http.get(`${path}${rest}`).set(learner.auth);

const patch = (id: string, change: object, ifMatch = '*') =>
  app.http
    .patch(`${path}/${id}`)
    .set({ ...learner.auth, 'If-Match': ifMatch })
    .send(change);

const goalOf = (response: Response) => response.body as GoalBody;

async function created(changes: object = {}): Promise<GoalBody> {
  const response = await create(changes);
  if (response.status !== 201) throw new Error(response.text);
  return goalOf(response);
}

const faultsOf = (response: Response) =>
  (response.body as { errors?: { pointer: string; code: string }[] }).errors?.map(
    ({ pointer, code }) => [pointer, code],
  );

async function queueTag(): Promise<string> {
  const response = await app.http.get('/v1/queue').set(learner.auth);
  return String(response.headers['etag']);
}

describe('POST /v1/interview-goals', () => {
  it('sets a goal, and fills in the usual target', async () => {
    const response = await create({ title: 'Acme', skills: ['test-skill'] });
    expect(response.status).toBe(201);
    const goal = goalOf(response);
    expect(goal).toEqual({
      id: goal.id,
      version: 1,
      title: 'Acme',
      interviewDay: '2026-03-20',
      targetRecall: 0.95,
      minutesPerDay: 60,
      skills: ['test-skill'],
      bankIds: [bankId],
      archivedAt: null,
      createdAt: monday,
    });
    expect(response.headers['location']).toBe(`${path}/${goal.id}`);
    expect(response.headers['etag']).toBe(`"${goal.id}.1"`);
    expect(goalOf(await get(`/${goal.id}`))).toEqual(goal);
  });

  it('makes one goal of a request that is sent twice', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const first = await create({}, key);
    const second = await create({}, key);
    expect(second.text).toBe(first.text);
    expect((await get()).body).toMatchObject({ data: [{ id: goalOf(first).id }] });
    expect((await get()).body).toHaveProperty('data.length', 1);
  });

  it.each([
    ['today', { interviewDay: '2026-03-02' }, ['#/interviewDay', 'not-ahead']],
    ['a year and a day', { interviewDay: '2027-03-03' }, ['#/interviewDay', 'too-far']],
    ['no scope', { bankIds: [] }, ['#/skills', 'covers-nothing']],
    [
      'a skill that is not there',
      { skills: ['test-skill', 'no-such-skill'] },
      ['#/skills/1', 'unknown-reference'],
    ],
    [
      'a bank that is not there',
      { bankIds: ['019cadc6-9a80-78a6-866c-61b24ab42a2a'] },
      ['#/bankIds/0', 'unknown-reference'],
    ],
  ])('refuses %s with 422', async (_, changes, fault) => {
    const response = await create(changes);
    expect(response.status).toBe(422);
    expect(faultsOf(response)).toEqual([fault]);
    expect((await get()).body).toEqual({ data: [], nextCursor: null });
  });

  it.each([
    ['a day that is none', { interviewDay: '2026-02-30' }, '#/interviewDay'],
    ['19 minutes', { minutesPerDay: 19 }, '#/minutesPerDay'],
    ['601 minutes', { minutesPerDay: 601 }, '#/minutesPerDay'],
    ['a target of .69', { targetRecall: 0.69 }, '#/targetRecall'],
    ['a target of 1', { targetRecall: 1 }, '#/targetRecall'],
    ['a target as text', { targetRecall: '0.9' }, '#/targetRecall'],
    ['a skill twice', { skills: ['test-skill', 'test-skill'] }, '#/skills'],
    ['a skill that is no slug', { skills: ['Test Skill'] }, '#/skills'],
    ['a bank that is no id', { bankIds: ['kit'] }, '#/bankIds'],
    ['a bank inside a list', { bankIds: [[bankId]] }, '#/bankIds'],
    ['an owner', { learnerId: randomUUID() }, '#/learnerId'],
    ['null for the skills', { skills: null }, '#/skills'],
  ])('refuses %s with 400', async (_, changes, pointer) => {
    const response = await create(changes);
    expect(response.status).toBe(400);
    expect(faultsOf(response)?.map(([at]) => at)).toContain(pointer);
  });

  it('counts days by the learner’s own calendar', async () => {
    app.clock.set('2026-03-02T20:00:00.000Z');
    learner = await startPractising(app, { zone: 'Pacific/Auckland' });
    expect((await create({ interviewDay: '2026-03-03' })).status).toBe(422);
    expect((await create({ interviewDay: '2026-03-04' })).status).toBe(201);
  });

  it('stops at ten that are not archived', async () => {
    const goals: GoalBody[] = [];
    for (let count = 0; count < 10; count += 1) goals.push(await created());
    expect((await create()).status).toBe(409);
    const first = goals[0]?.id ?? '';
    await app.http.post(`${path}/${first}/archive`).set(learner.auth).expect(200);
    expect((await create()).status).toBe(201);
    const restored = await app.http.post(`${path}/${first}/restore`).set(learner.auth);
    expect(restored.status).toBe(409);
  });

  it('turns the queue', async () => {
    const before = await queueTag();
    await created();
    expect(await queueTag()).not.toBe(before);
  });
});

describe('GET /v1/interview-goals', () => {
  it('lists the latest made first, page by page, and nobody else’s', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) {
      ids.unshift((await created()).id);
      app.clock.advance({ seconds: 1 });
    }
    const first = (await get('?limit=2')).body as { data: GoalBody[]; nextCursor: string };
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const rest = await get(`?limit=2&cursor=${first.nextCursor}`);
    expect(rest.body).toMatchObject({ data: [{ id: ids[2] }], nextCursor: null });
    learner = await startPractising(app);
    expect((await get()).body).toEqual({ data: [], nextCursor: null });
    expect((await get(`?cursor=${first.nextCursor}`)).status).toBe(400);
  });
});

describe('GET /v1/interview-goals/:id', () => {
  it('answers 304 to who has it', async () => {
    const { id } = await created();
    const known = await get(`/${id}`).set('If-None-Match', `"${id}.1"`);
    expect(known.status).toBe(304);
  });
});

describe('PATCH /v1/interview-goals/:id', () => {
  it('changes what is sent, and clears the title with null', async () => {
    const { id } = await created({ title: 'Acme' });
    const changed = await patch(id, { title: null, targetRecall: 0.9, skills: ['test-skill'] });
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).toBe(`"${id}.2"`);
    expect(goalOf(changed)).toMatchObject({
      title: null,
      targetRecall: 0.9,
      skills: ['test-skill'],
      bankIds: [bankId],
      version: 2,
    });
    expect(goalOf(await get(`/${id}`))).toEqual(goalOf(changed));
  });

  it('changes nothing for an empty patch, nor for one that says the same', async () => {
    const { id } = await created();
    expect(goalOf(await patch(id, {})).version).toBe(1);
    expect(goalOf(await patch(id, { interviewDay: '2026-03-20' })).version).toBe(1);
  });

  it('needs the version it was made against', async () => {
    const { id } = await created();
    const without = await app.http.patch(`${path}/${id}`).set(learner.auth).send({});
    expect(without.status).toBe(428);
    await patch(id, { minutesPerDay: 90 }, `"${id}.1"`).expect(200);
    const stale = await patch(id, { minutesPerDay: 30 }, `"${id}.1"`);
    expect(stale.status).toBe(412);
    expect((await get(`/${id}`)).body).toMatchObject({ minutesPerDay: 90, version: 2 });
  });

  it('holds what is new against the rules, and only that', async () => {
    const { id } = await created({ interviewDay: '2026-03-03' });
    expect(faultsOf(await patch(id, { bankIds: [] }))).toEqual([['#/skills', 'covers-nothing']]);
    app.clock.advance({ days: 5 });
    expect((await patch(id, { title: 'That went well' })).status).toBe(200);
    expect(faultsOf(await patch(id, { interviewDay: '2026-03-07' }))).toEqual([
      ['#/interviewDay', 'not-ahead'],
    ]);
    expect((await patch(id, { interviewDay: '2026-03-09' })).status).toBe(200);
  });
});

describe('DELETE /v1/interview-goals/:id', () => {
  it('is gone for good', async () => {
    const { id } = await created();
    const remove = () => app.http.delete(`${path}/${id}`).set(learner.auth);
    expect((await remove()).status).toBe(428);
    expect((await remove().set('If-Match', `"${id}.7"`)).status).toBe(412);
    expect((await remove().set('If-Match', `"${id}.1"`)).status).toBe(204);
    expect((await get(`/${id}`)).status).toBe(404);
    expect((await remove().set('If-Match', '*')).status).toBe(404);
  });
});

describe('POST /v1/interview-goals/:id/archive and /restore', () => {
  it('puts a goal away and takes it up again, each once', async () => {
    const { id } = await created();
    const call = (verb: string) => app.http.post(`${path}/${id}/${verb}`).set(learner.auth);
    const archived = await call('archive');
    expect(archived.body).toMatchObject({ archivedAt: monday, version: 2 });
    app.clock.advance({ hours: 1 });
    expect((await call('archive')).text).toBe(archived.text);
    expect(goalOf(await get(`/${id}`))).toEqual(archived.body);
    expect((await call('restore')).body).toMatchObject({ archivedAt: null, version: 3 });
    expect((await call('restore')).body).toMatchObject({ archivedAt: null, version: 3 });
  });
});

describe('GET /v1/interview-goals/:id/plan', () => {
  const planOf = async (id: string) => (await get(`/${id}/plan`)).body as PlanBody;

  it('tells what may be expected of a goal with time enough', async () => {
    const { id } = await created({ minutesPerDay: 120 });
    const plan = await planOf(id);
    expect(plan).toMatchObject({
      goalId: id,
      studyDay: '2026-03-02',
      interviewDay: '2026-03-20',
      targetRecall: 0.95,
      minutesPerDay: 120,
      feasible: true,
      questions: 12,
      unmet: 12,
      expectedUnmet: 0,
      newPerDay: 1,
      windowFrom: '2026-03-18',
      missingMinutesPerDay: 0,
      topicsToDrop: [],
      topics: [{ topic: 'test-topic', questions: 12, expectedUnmet: 0 }],
    });
    expect(plan.expectedRecall).toBeGreaterThan(0.95);
    expect(plan.days).toHaveLength(18);
    expect(plan.days[0]).toEqual({ day: '2026-03-02', minutes: 10, isInWindow: false });
    expect(plan.days.at(-1)).toMatchObject({ day: '2026-03-19', isInWindow: true });
    expect(Math.max(...plan.days.map(({ minutes }) => minutes))).toBeLessThanOrEqual(120);
    expect(await planOf(id)).toEqual(plan);
  });

  it('says what is missing when it is too late', async () => {
    const { id } = await created({ interviewDay: '2026-03-04', minutesPerDay: 20 });
    const plan = await planOf(id);
    expect(plan).toMatchObject({ feasible: false, expectedUnmet: 8, topicsToDrop: null });
    expect(plan.expectedRecall).toBeCloseTo(0.3, 1);
    expect(plan.windowFrom).toBe('2026-03-02');
    const missing = plan.missingMinutesPerDay ?? 0;
    expect(missing).toBeGreaterThan(40);
    await patch(id, { minutesPerDay: 20 + missing }).expect(200);
    expect((await planOf(id)).expectedUnmet).toBe(0);
  });

  it('starts from what is remembered', async () => {
    const { id } = await created();
    for (const questionId of questionIds.slice(0, 4)) {
      await postReview(app, learner, review(questionId, 4)).then(({ status }) =>
        expect(status).toBe(201),
      );
    }
    expect(await planOf(id)).toMatchObject({ questions: 12, unmet: 8 });
    const suspend = { id: randomUUID(), action: 'suspend' };
    await app.http
      .post(`/v1/cards/${questionIds[0] ?? ''}/changes`)
      .set(learner.auth)
      .send(suspend)
      .expect(201);
    expect(await planOf(id)).toMatchObject({ questions: 11, unmet: 8 });
  });

  it('covers what needs a skill, in the banks that are followed', async () => {
    const { id } = await created({ bankIds: [], skills: ['test-skill'] });
    expect(await planOf(id)).toMatchObject({ questions: 0, expectedRecall: null, feasible: true });
    await app.http.put(`/v1/follows/${bankId}`).set(learner.auth).expect(200);
    expect(await planOf(id)).toMatchObject({ questions: 12 });
  });

  it('does not wait for what was forgotten in a bank that was left', async () => {
    await app.http.put(`/v1/follows/${bankId}`).set(learner.auth).expect(200);
    const { id } = await created({ bankIds: [], skills: ['test-skill'] });
    const [first = '', second = ''] = questionIds;
    for (const questionId of [first, second]) {
      const { status } = await postReview(app, learner, review(questionId, 4));
      expect(status).toBe(201);
    }
    app.clock.advance({ minutes: 1 });
    await app.http
      .post(`/v1/cards/${first}/changes`)
      .set(learner.auth)
      .send({ id: randomUUID(), action: 'forget' })
      .expect(201);
    expect(await planOf(id)).toMatchObject({ questions: 12, unmet: 11 });
    await app.http.delete(`/v1/follows/${bankId}`).set(learner.auth);
    expect(await planOf(id)).toMatchObject({ questions: 1, unmet: 0 });
  });

  it('has nothing to plan once the day has come', async () => {
    const { id } = await created({ interviewDay: '2026-03-03' });
    app.clock.advance({ days: 1 });
    expect((await get(`/${id}/plan`)).status).toBe(409);
  });
});

describe('the data of a learner', () => {
  it('holds the goals', async () => {
    learner = await signUp(app);
    const { id } = await created({ title: 'Acme' });
    const exported = await app.http.get('/v1/me/export').set(learner.auth);
    expect(exported.body).toMatchObject({
      sections: { interviewGoals: [{ id, title: 'Acme', interviewDay: '2026-03-20' }] },
    });
  });

  it('lets no balanced review fall behind the interview', async () => {
    const [first = '', second = ''] = questionIds;
    const dueOf = async (questionId: string) =>
      (await postReview(app, learner, review(questionId, 4))).body as { card: { dueDay: string } };
    const free = (await dueOf(first)).card.dueDay;
    expect(free >= '2026-03-08').toBe(true);
    await created({ interviewDay: '2026-03-09' });
    expect((await dueOf(second)).card.dueDay).toBe('2026-03-08');
  });
});
