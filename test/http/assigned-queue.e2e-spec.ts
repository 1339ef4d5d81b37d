import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { importQuestions } from '../support/answering.js';
import { bankDocument, importBank, questionDocument } from '../support/bank-document.js';
import { enrol, makeCohort, type CohortBody } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { PhoneStore } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface ItemBody {
  questionId: string;
  revisionId: string;
  title: string;
  reason: string;
  assignment: { id: string; title: string; source: string; dueDay: string } | null;
}

const monday = '2026-03-02T09:00:00Z';

describe('a cohort in its members’ queues', () => {
  let app: TestApp;
  let coach: SignedUp;
  let member: SignedUp;
  let cohort: CohortBody;
  let bankId: string;
  let questionIds: string[];
  let serial = 0;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    app.clock.set(monday);
    coach = await signUp(app, { role: 'coach' });
    member = await startPractising(app);
    cohort = await makeCohort(app, coach);
    await enrol(app, { owner: coach, cohortId: cohort.id }, member);
    serial += 1;
    questionIds = await importQuestions(app, `homework-${serial}`, 4);
    const [row] = await app.dataSource.query<{ bankId: string }[]>(
      `SELECT bank_id AS "bankId" FROM question WHERE id = $1`,
      [questionIds[0]],
    );
    bankId = row?.bankId ?? '';
  });
  afterAll(() => app.close());

  const queue = async (headers: object = {}) => {
    const response = await app.http.get('/v1/queue?limit=100').set({ ...member.auth, ...headers });
    return {
      status: response.status,
      etag: String(response.headers['etag']),
      items: ((response.body as { items?: ItemBody[] }).items ?? []).filter(({ questionId }) =>
        questionIds.includes(questionId),
      ),
      remaining: (response.body as { remaining?: Record<string, number> }).remaining,
    };
  };
  const share = (pinnedRelease: number | null = null) =>
    app.http
      .put(`/v1/cohorts/${cohort.id}/banks/${bankId}`)
      .set(coach.auth)
      .send({ pinnedRelease });
  const assign = (wish: object) =>
    app.http
      .post(`/v1/cohorts/${cohort.id}/assignments`)
      .set(coach.auth)
      .send({ title: 'Week 1', dueDay: '2026-03-03', peerReviewsWanted: 0, ...wish })
      .expect(201);
  const review = async (questionId: string) => {
    const id = crypto.randomUUID();
    const occurredAt = app.clock.now().toISOString();
    const body = { id, questionId, rating: 4, occurredAt };
    await app.http.post('/v1/reviews').set(member.auth).send(body).expect(201);
  };

  it('shows what is assigned first, an even share a day, and says by what', async () => {
    expect((await queue()).items).toEqual([]);
    const { etag } = await queue();
    const { body } = await assign({ questionIds });
    const first = await queue({ 'If-None-Match': etag });
    expect(first.status).toBe(200);
    expect(first.items.map(({ questionId, reason }) => [questionId, reason])).toEqual([
      [questionIds[0], 'assigned'],
      [questionIds[1], 'assigned'],
    ]);
    const { id } = body as { id: string };
    expect(first.items[0]?.assignment).toEqual({
      id,
      title: 'Week 1',
      source: 'cohort',
      dueDay: '2026-03-03',
    });
    expect(first.remaining).toMatchObject({ assigned: 2 });

    await review(questionIds[0] ?? '');
    const second = await queue();
    expect(second.items.map(({ questionId }) => questionId)).toEqual([questionIds[1]]);

    app.clock.advance({ days: 1 });
    const next = await queue();
    expect(next.items.map(({ questionId }) => questionId)).toEqual(questionIds.slice(1));
  });

  it('keeps asking for what is overdue, and stops when it is closed', async () => {
    const { body } = await assign({ questionIds });
    app.clock.advance({ days: 10 });
    expect((await queue()).items).toHaveLength(4);
    const { id } = body as { id: string };
    const path = `/v1/cohorts/${cohort.id}/assignments/${id}`;
    app.clock.set(monday);
    expect((await queue()).items).not.toEqual([]);
    await app.http.post(`${path}/close`).set(coach.auth).expect(200);
    expect((await queue()).items).toEqual([]);
  });

  it('asks for a whole bank', async () => {
    await share().expect(200);
    await assign({ bankId, dueDay: '2026-03-02' });
    const { items } = await queue();
    expect(items.filter(({ reason }) => reason === 'assigned')).toHaveLength(4);
  });

  it('puts it into the pack of a phone', async () => {
    await assign({ questionIds });
    const { body } = await app.http.get('/v1/sync/pack').set(member.auth).expect(200);
    const { items } = body as { items: { questionId: string }[] };
    const packed = new Set(items.map(({ questionId }) => questionId));
    expect(questionIds.every((id) => packed.has(id))).toBe(true);
  });

  it('introduces the cohort’s banks to its members, until they leave', async () => {
    await share().expect(200);
    const settings = { newPerDay: 20, minutesPerDay: 600 };
    await app.http
      .patch('/v1/practice-settings')
      .set({ ...member.auth, 'If-Match': '*' })
      .send(settings)
      .expect(200);
    const before = await queue();
    expect(before.items.map(({ reason }) => reason)).toContain('new');
    await app.http.delete(`/v1/cohorts/${cohort.id}/membership`).set(member.auth).expect(204);
    const after = await queue({ 'If-None-Match': before.etag });
    expect(after.status).toBe(200);
    expect(after.items).toEqual([]);
  });

  it('keeps to the release that the coach pinned, in queue, attempt and follows', async () => {
    const slug = `pinned-${serial}`;
    const pinned = await importBank(app, bankDocument(slug, [questionDocument('only')]));
    bankId = pinned.bankId;
    await share(1).expect(200);
    const renamed = questionDocument('only', { title: 'Another title' });
    await importBank(app, bankDocument(slug, [renamed, questionDocument('second')]));
    const rows = await app.dataSource.query<{ id: string; slug: string }[]>(
      'SELECT id, slug FROM question WHERE bank_id = $1 ORDER BY slug',
      [bankId],
    );
    questionIds = rows.map(({ id }) => id);
    await assign({ bankId, dueDay: '2026-03-02' });

    const { items } = await queue();
    expect(items.map(({ title }) => title)).toEqual(['Title of only']);
    const { revisionId = '', questionId = '' } = items[0] ?? {};
    const attempt = await app.http
      .post('/v1/attempts')
      .set(member.auth)
      .send({ questionId, mode: 'recall' })
      .expect(201);
    expect(attempt.body).toMatchObject({ revisionId });
    const read = await app.http
      .get(`/v1/questions/${questionId}?revisionId=${revisionId}`)
      .set(member.auth);
    expect(read.body).toMatchObject({ title: 'Title of only' });
    const follows = await app.http.get('/v1/follows').set(member.auth).expect(200);
    const { data } = follows.body as { data: object[] };
    expect(data).toContainEqual({ bankId, isFollowing: true, release: 1 });

    await app.http.put(`/v1/follows/${bankId}`).set(member.auth).expect(200);
    const own = await queue();
    expect(own.items.map(({ title }) => title)).toContain('Another title');
  });

  it('tells a phone of another release when the coach pins one', async () => {
    const slug = `packed-${serial}`;
    ({ bankId } = await importBank(app, bankDocument(slug, [questionDocument('only')])));
    const renamed = questionDocument('only', { title: 'Another title' });
    await importBank(app, bankDocument(slug, [renamed]));
    await share().expect(200);
    await assign({ bankId, dueDay: '2026-03-02' });
    const phone = new PhoneStore();
    const title = async (): Promise<string | undefined> => {
      await phone.sync(app, member);
      const held = [...phone.items.values()].find(({ question }) => question.bankId === bankId);
      return held?.question.title;
    };
    expect(await title()).toBe('Another title');
    await share(1).expect(200);
    expect(await title()).toBe('Title of only');
    await app.http.put(`/v1/follows/${bankId}`).set(member.auth).expect(200);
    expect(await title()).toBe('Another title');
    await app.http.delete(`/v1/follows/${bankId}`).set(member.auth).expect(200);
    expect(await title()).toBe('Title of only');
    await share(null).expect(200);
    expect(await title()).toBe('Another title');
  });

  it('is out of nobody’s queue by being archived who follows its banks by themselves', async () => {
    await share().expect(200);
    await app.http.put(`/v1/follows/${bankId}`).set(member.auth).expect(200);
    await app.dataSource.query(
      `UPDATE bank SET visibility = 'cohort', owner_id = $2 WHERE id = $1`,
      [bankId, coach.id],
    );
    const more = { newPerDay: 20, minutesPerDay: 600 };
    const headers = { ...member.auth, 'If-Match': '*' };
    await app.http.patch('/v1/practice-settings').set(headers).send(more).expect(200);
    const before = (await queue()).items.map(({ questionId }) => questionId);
    await app.http.post(`/v1/cohorts/${cohort.id}/archive`).set(coach.auth).expect(200);
    expect((await queue()).items.map(({ questionId }) => questionId)).toEqual(before);
    expect(before.length).toBeGreaterThan(0);
    const goal = { interviewDay: '2026-05-01', minutesPerDay: 600, bankIds: [bankId] };
    await app.http.post('/v1/interview-goals').set(member.auth).send(goal).expect(201);
    const shaped = (await queue()).items.map(({ questionId }) => questionId);
    expect(shaped.length).toBeGreaterThan(0);
  });

  it('never answers that nothing has changed when a bank has gone and another has grown', async () => {
    await share().expect(200);
    await assign({ bankId, dueDay: '2026-03-02' });
    const { bankId: gone } = await importBank(
      app,
      bankDocument(`gone-${serial}`, [questionDocument('one')]),
    );
    const { etag } = await queue();
    await app.dataSource.query('DELETE FROM bank WHERE id = $1', [gone]);
    const fresh = await queue({ 'If-None-Match': etag });
    expect(fresh.status).toBe(200);
    expect(fresh.etag).not.toBe(etag);
  });
});
