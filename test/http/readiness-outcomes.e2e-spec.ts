import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountSections } from '../../src/identity/account-sections.js';
import { importQuestions } from '../support/answering.js';
import {
  keepScores,
  outcomesPath,
  postOutcome,
  tellOutcome,
} from '../support/interview-outcomes.js';
import { signUp, type SignedUp } from '../support/login.js';
import { setTarget } from '../support/readiness.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** The study day of the test's clock. */
const today = '2026-03-02';

describe('outcomes of real interviews', () => {
  let app: TestApp;
  let learner: SignedUp;
  let targetId: string;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
    await importQuestions(app, 'asked', 1);
    targetId = (await setTarget(app, learner)).id;
  });
  afterAll(() => app.close());

  const get = (path: string, as = learner) => app.http.get(path).set(as.auth);
  const told = (interviewDay: string, more = {}) => ({
    targetId,
    interviewDay,
    result: 'passed',
    ...more,
  });

  describe('POST /v1/readiness/outcomes', () => {
    it('keeps how an interview went', async () => {
      const body = told(today, { score: 72, note: 'They asked about replication.' });
      const response = await postOutcome(app, learner, body);
      expect(response.status).toBe(201);
      expect(response.body).toMatchObject({ ...body, version: 1, forecast: null });
      const { id } = response.body as { id: string };
      expect(response.headers['location']).toBe(`${outcomesPath}/${id}`);
      const read = await get(`${outcomesPath}/${id}`);
      expect(read.status).toBe(200);
      expect(read.body).toEqual(response.body);
      expect(read.headers['etag']).toBe(response.headers['etag']);
    });

    it('shows what was told last before the day of the interview', async () => {
      const interviewDay = '2026-02-25';
      const scores = [54, 30, 6, -1].map((hoursBefore, index) => {
        const passProbability = [0.3, 0.6, 0.8, 0.9][index] ?? 0;
        return {
          learnerId: learner.id,
          targetId,
          interviewDay,
          hoursBefore,
          told: { passProbability },
        };
      });
      const [, last] = await keepScores(app, scores);
      const outcome = await tellOutcome(app, learner, told(interviewDay));
      expect(outcome.forecast).toMatchObject({
        snapshotId: last,
        asOf: '2026-02-24T10:00:00.000Z',
        status: 'borderline',
        score: 0.6,
        passProbability: 0.6,
      });
    });

    it('keeps one for each target and day', async () => {
      const day = '2026-02-01';
      const { id } = await tellOutcome(app, learner, told(day));
      const again = await postOutcome(app, learner, told(day, { result: 'failed' }));
      expect([again.status, (again.body as { code: string }).code]).toEqual([
        409,
        'already-exists',
      ]);
      expect((await get(`${outcomesPath}/${id}`)).body).toMatchObject({ result: 'passed' });
      const other = await setTarget(app, learner, { name: 'Another role' });
      await tellOutcome(app, learner, { ...told(day), targetId: other.id });
    });

    it('is told once when it is sent twice', async () => {
      const key = randomUUID();
      const body = told('2026-02-02');
      const send = () =>
        app.http.post(outcomesPath).set(learner.auth).set('Idempotency-Key', key).send(body);
      const first = await send();
      expect(first.status).toBe(201);
      const second = await send();
      expect([second.status, second.body]).toEqual([201, first.body]);
    });

    it('refuses what has not come yet', async () => {
      const response = await postOutcome(app, learner, told('2026-03-03'));
      expect(response.status).toBe(422);
      expect(response.body).toMatchObject({
        code: 'rule-violated',
        errors: [{ pointer: '#/interviewDay', code: 'not-yet' }],
      });
      // By the learner's own calendar: there it is still yesterday.
      const west = await signUp(app, { zone: 'Pacific/Honolulu' });
      const { id } = await setTarget(app, west);
      expect((await postOutcome(app, west, { ...told(today), targetId: id })).status).toBe(422);
    });

    it('knows no target of anybody else', async () => {
      const stranger = await signUp(app);
      const theirs = await postOutcome(app, stranger, told(today));
      const none = await postOutcome(app, stranger, { ...told(today), targetId: randomUUID() });
      expect([theirs.status, none.status]).toEqual([404, 404]);
    });

    it.each([
      ['result', { result: 'perhaps' }],
      ['result', { result: null }],
      ['score', { score: 101 }],
      ['score', { score: 70.5 }],
      ['note', { note: ' ' }],
      ['interviewDay', { interviewDay: '2026-02-30' }],
      ['targetId', { targetId: 'mine' }],
    ])('refuses a %s like %j', async (field, change) => {
      const response = await postOutcome(app, learner, told('2026-01-15', change));
      expect(response.status).toBe(400);
      expect(response.body).toMatchObject({ errors: [{ pointer: `#/${field}` }] });
    });
  });

  describe('GET /v1/readiness/outcomes', () => {
    it('lists the latest told first, page by page', async () => {
      const other = await signUp(app);
      const { id } = await setTarget(app, other);
      const days = ['2026-01-05', '2026-01-03', '2026-01-04'];
      for (const day of days) await tellOutcome(app, other, { ...told(day), targetId: id });
      const scores = { learnerId: other.id, targetId: id, hoursBefore: 25, told: {} };
      await keepScores(app, [{ ...scores, interviewDay: '2026-01-03' }]);
      const first = await get(`${outcomesPath}?limit=2`, other);
      const { data, nextCursor } = first.body as {
        data: { interviewDay: string; forecast: object | null }[];
        nextCursor: string;
      };
      expect(data.map(({ interviewDay }) => interviewDay)).toEqual(['2026-01-04', '2026-01-03']);
      expect(data.map(({ forecast }) => forecast !== null)).toEqual([false, true]);
      const second = await get(`${outcomesPath}?limit=2&cursor=${nextCursor}`, other);
      expect(second.body).toMatchObject({
        data: [{ interviewDay: '2026-01-05' }],
        nextCursor: null,
      });
    });
  });

  describe('PATCH /v1/readiness/outcomes/:id', () => {
    const patch = (id: string, body: object, ifMatch?: string) =>
      app.http
        .patch(`${outcomesPath}/${id}`)
        .set({ ...learner.auth, ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) })
        .send(body);

    it('corrects what is sent and leaves the rest', async () => {
      const { id } = await tellOutcome(
        app,
        learner,
        told('2026-01-10', { score: 40, note: 'Hm.' }),
      );
      const { etag = '' } = (await get(`${outcomesPath}/${id}`)).headers;
      const changed = await patch(id, { result: 'failed', note: null }, etag);
      expect(changed.status).toBe(200);
      expect(changed.body).toMatchObject({ result: 'failed', score: 40, note: null, version: 2 });
      expect((await get(`${outcomesPath}/${id}`)).body).toEqual(changed.body);
      expect((await patch(id, { result: 'passed' }, etag)).status).toBe(412);
      expect((await patch(id, { result: 'passed' })).status).toBe(428);
      const same = await patch(id, { result: 'failed' }, '*');
      expect(same.body).toMatchObject({ result: 'failed', version: 2 });
    });

    it('moves neither target nor day', async () => {
      const { id } = await tellOutcome(app, learner, told('2026-01-11'));
      const response = await patch(id, { interviewDay: '2026-01-12' }, '*');
      expect(response.status).toBe(400);
      expect((await get(`${outcomesPath}/${id}`)).body).toMatchObject({
        interviewDay: '2026-01-11',
      });
    });
  });

  describe('DELETE /v1/readiness/outcomes/:id', () => {
    it('takes it back, so that it can be told anew', async () => {
      const { id } = await tellOutcome(app, learner, told('2026-01-12'));
      const remove = (ifMatch: string) =>
        app.http.delete(`${outcomesPath}/${id}`).set({ ...learner.auth, 'If-Match': ifMatch });
      expect((await remove(`"${id}.7"`)).status).toBe(412);
      expect((await remove(`"${id}.1"`)).status).toBe(204);
      expect((await get(`${outcomesPath}/${id}`)).status).toBe(404);
      await tellOutcome(app, learner, told('2026-01-12', { result: 'failed' }));
    });
  });

  it('are handed out to those who told them, and go with them', async () => {
    const leaver = await signUp(app);
    const { id } = await setTarget(app, leaver);
    await tellOutcome(app, leaver, { ...told('2026-01-20', { note: 'Mine.' }), targetId: id });
    const section = app.app
      .get(AccountSections)
      .all()
      .find(({ name }) => name === 'interviewOutcomes');
    expect(await section?.exportFor(leaver.id)).toMatchObject([
      { interviewDay: '2026-01-20', result: 'passed', note: 'Mine.' },
    ]);
    await section?.removeFor(leaver.id);
    expect(await section?.exportFor(leaver.id)).toEqual([]);
    expect(await section?.exportFor(learner.id)).not.toEqual([]);
  });
});
