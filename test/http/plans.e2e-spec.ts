import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { signUp, type SignedUp } from '../support/login.js';
import { askedIn, programmeSlug, takeUp, weeksOf, type PlanBody } from '../support/plans.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const monday = '2026-03-02T09:00:00Z';

interface WaysBody {
  data: {
    way: string;
    isPossible: boolean;
    obstacle: string | null;
    text: string;
    moved: { key: string; title: string; week: number; minutes: number }[];
    shiftWeeks: number;
  }[];
}

describe('plans', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    app.clock.set(monday);
    learner = await startPractising(app);
  });
  afterAll(() => app.close());

  const get = (path: string) => app.http.get(path).set(learner.auth);
  const send = (method: 'post' | 'patch' | 'put' | 'delete', path: string, body?: object) =>
    app.http[method](path)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send(body);
  const refused = async (wish: object) => {
    const body = { programme: programmeSlug, capstones: ['cap-mini-db'], ...wish };
    const response = await send('post', '/v1/plans', body);
    const { errors = [] } = response.body as { errors?: { pointer: string; code: string }[] };
    return [response.status, errors.map(({ pointer, code }) => `${pointer} ${code}`).join()];
  };
  const answer = async (questionId: string) => {
    const response = await postReview(app, learner, review(questionId, 3));
    expect(response.status).toBe(201);
  };

  describe('POST /v1/plans', () => {
    it('takes a programme up from the next Monday, with the hours as they are', async () => {
      const created = await send('post', '/v1/plans', {
        programme: programmeSlug,
        startDay: '2026-03-04',
        capstones: ['cap-mini-db', 'cap-social-scale'],
        flexibleHoursPerWeek: 4,
        sessions: { review: { weekday: 6 } },
      });
      expect(created.status).toBe(201);
      const { id } = created.body as PlanBody;
      expect(created.headers['location']).toBe(`/v1/plans/${id}`);
      expect(created.body).toMatchObject({
        version: 1,
        programme: programmeSlug,
        edition: 1,
        firstMonday: '2026-03-09',
        lastDay: '2026-05-03',
        countedFromDay: '2026-03-02',
        capstones: ['cap-mini-db', 'cap-social-scale'],
        sessions: {
          research: { weekday: 1, time: '19:00' },
          review: { weekday: 6, time: '10:00' },
        },
        hours: { fixedTotal: 72, flexibleTotal: 32, total: 104, statedFrom: 80, statedTo: 120 },
      });
      const read = await get(`/v1/plans/${id}`).expect(200);
      expect(read.body).toEqual(created.body);
      const list = await get('/v1/plans').expect(200);
      expect(list.body).toEqual({ data: [created.body], nextCursor: null });
    });

    it('begins in a week of the calendar', async () => {
      const { firstMonday, countedFromDay } = await takeUp(app, learner, {
        startDay: undefined,
        startWeek: '2026-W09',
      });
      expect([firstMonday, countedFromDay]).toEqual(['2026-02-23', '2026-02-23']);
    });

    it.each<[object, number, string]>([
      [{}, 422, '#/startDay start-missing'],
      [{ startDay: '2026-03-02', startWeek: '2026-W10' }, 422, '#/startWeek two-starts'],
      [{ startWeek: '2025-W53' }, 422, '#/startWeek no-such-week'],
      [{ startDay: '2028-03-02' }, 422, '#/startDay too-far-away'],
      [{ startDay: '9999-12-31' }, 422, '#/startDay too-far-away'],
      [{ startWeek: '9999-W53' }, 422, '#/startWeek no-such-week'],
      [
        { startDay: '2026-03-02', capstones: ['url-shortener'] },
        422,
        '#/capstones/0 unknown-capstone',
      ],
      [
        { startDay: '2026-03-02', sessions: { build: { weekday: 1 } } },
        422,
        '#/sessions/build/time overlap',
      ],
      [{ startDay: '2026-03-02', programme: 'no-such' }, 422, '#/programme unknown-programme'],
      [{ startDay: '2026-03-02', capstones: [] }, 400, '#/capstones array-min-size'],
      [{ startDay: '2026-03-02', flexibleHoursPerWeek: 21 }, 400, '#/flexibleHoursPerWeek max'],
      [
        { startDay: '2026-03-02', sessions: { build: { time: '25:00' } } },
        400,
        '#/sessions/build/time matches',
      ],
      [{ startWeek: 'week 45' }, 400, '#/startWeek matches'],
    ])('refuses %j', async (wish, status, errors) => {
      expect(await refused(wish)).toEqual([status, errors]);
    });

    it('lets nobody have more than ten', async () => {
      for (let count = 0; count < 10; count += 1) await takeUp(app, learner);
      expect(await refused({ startDay: '2026-03-02' })).toEqual([409, '']);
      const list = await get('/v1/plans?limit=4').expect(200);
      const { nextCursor } = list.body as { nextCursor: string };
      const rest = await get(`/v1/plans?limit=10&cursor=${nextCursor}`).expect(200);
      expect((rest.body as { data: object[] }).data).toHaveLength(6);
    });
  });

  describe('PATCH /v1/plans/:id', () => {
    it('moves the start and the sittings, and wants the version that was read', async () => {
      const { id } = await takeUp(app, learner);
      const stale = await app.http
        .patch(`/v1/plans/${id}`)
        .set({ ...learner.auth, 'If-Match': `"${id}.7"` })
        .send({ flexibleHoursPerWeek: 3 });
      expect(stale.status).toBe(412);
      const changed = await send('patch', `/v1/plans/${id}`, {
        startWeek: '2026-W12',
        flexibleHoursPerWeek: 3,
        sessions: { build: { weekday: 2, time: '07:30' } },
      });
      expect([changed.status, changed.body]).toMatchObject([
        200,
        {
          version: 2,
          firstMonday: '2026-03-16',
          flexibleHoursPerWeek: 3,
          sessions: {
            build: { weekday: 2, time: '07:30' },
            research: { weekday: 1, time: '19:00' },
          },
        },
      ]);
      const [first] = await weeksOf(app, learner, id);
      const build = first?.sessions.find(({ kind }) => kind === 'build');
      expect(build).toMatchObject({ day: '2026-03-17' });
      expect((await get(`/v1/plans/${id}`)).body).toEqual(changed.body);
    });

    it('is the same version when nothing is new', async () => {
      const { id } = await takeUp(app, learner);
      for (const same of [{}, { startDay: '2026-03-01' }, { flexibleHoursPerWeek: 0 }]) {
        const response = await send('patch', `/v1/plans/${id}`, same);
        expect([response.status, response.body]).toMatchObject([200, { version: 1 }]);
      }
    });

    it('refuses what the programme cannot be followed by', async () => {
      const { id } = await takeUp(app, learner);
      const response = await send('patch', `/v1/plans/${id}`, {
        sessions: { capstone: { time: '22:00' } },
      });
      expect([response.status, response.body]).toMatchObject([
        422,
        { errors: [{ pointer: '#/sessions/capstone/time', code: 'past-midnight' }] },
      ]);
      expect((await get(`/v1/plans/${id}`)).body).toMatchObject({ version: 1 });
    });
  });

  describe('DELETE /v1/plans/:id', () => {
    it('takes it away with its sittings', async () => {
      const { id } = await takeUp(app, learner);
      await send('put', `/v1/plans/${id}/sessions/45-build`, { minutes: 9, isDone: true });
      expect((await send('delete', `/v1/plans/${id}`)).status).toBe(204);
      expect((await get(`/v1/plans/${id}`)).status).toBe(404);
      expect((await get(`/v1/plans/${id}/weeks`)).status).toBe(404);
    });

    it('finds or misses the plan for a sitting that is marked at the same moment', async () => {
      for (let round = 0; round < 4; round += 1) {
        const { id } = await takeUp(app, learner);
        const wish = { minutes: 9, isDone: true };
        const marks = ['45-build', '45-review', '46-build', '46-review'].map((key) =>
          send('put', `/v1/plans/${id}/sessions/${key}`, wish),
        );
        const removed = send('delete', `/v1/plans/${id}`);
        const [{ status }, ...marked] = await Promise.all([removed, ...marks]);
        expect(status).toBe(204);
        for (const each of marked) expect([200, 404]).toContain(each.status);
      }
    });
  });

  describe('GET /v1/plans/:id/weeks', () => {
    it('has every week with its sittings on the learner’s days, done by answers alone', async () => {
      const { id } = await takeUp(app, learner, { flexibleHoursPerWeek: 2 });
      const weeks = await weeksOf(app, learner, id);
      expect(weeks.map(({ number, state }) => `${number} ${state}`)).toEqual([
        '45 current',
        ...[46, 47, 48, 49, 50, 51, 52].map((number) => `${number} ahead`),
      ]);
      expect(weeks[0]?.sessions.map(({ key, day, state }) => [key, day, state])).toEqual([
        ['45-research', '2026-03-02', 'open'],
        ['45-build', '2026-03-04', 'open'],
        ['45-capstone', '2026-03-06', 'open'],
        ['45-review', '2026-03-08', 'open'],
        ['45-flexible', null, 'open'],
      ]);
      const asked = weeks.flatMap(askedIn);
      expect([asked.length, new Set(asked).size]).toEqual([46, 46]);

      const review45 = weeks[0]?.sessions.find(({ kind }) => kind === 'review');
      for (const { questionId } of review45?.units ?? []) await answer(questionId ?? '');
      const after = (await weeksOf(app, learner, id))[0];
      expect(after?.sessions.map(({ kind, state }) => [kind, state])).toEqual([
        ['research', 'open'],
        ['build', 'open'],
        ['capstone', 'open'],
        ['review', 'done'],
        ['flexible', 'open'],
      ]);
    });

    it('counts a milestone once it is handed in, not when it is begun', async () => {
      const { id } = await takeUp(app, learner);
      const milestone = async () => (await weeksOf(app, learner, id))[0]?.milestones[0];
      const questionId = (await milestone())?.questionId ?? '';
      expect(await milestone()).toMatchObject({ number: 1, dueDay: '2026-03-06', state: 'open' });
      const attempt = { id: randomUUID(), questionId, mode: 'written' };
      expect((await send('post', '/v1/attempts', attempt)).status).toBe(201);
      expect(await milestone()).toMatchObject({ state: 'open' });
      const answered = { answer: 'See https://example.org/engine: a flush takes 4 ms at p99.' };
      const submitted = await send('post', `/v1/attempts/${attempt.id}/submit`, answered);
      expect(submitted.status).toBe(200);
      expect(await milestone()).toMatchObject({ state: 'done' });

      // Beginning another draft undoes nothing.
      const again = { id: randomUUID(), questionId, mode: 'written' };
      expect((await send('post', '/v1/attempts', again)).status).toBe(201);
      app.clock.advance({ days: 7 });
      expect(await milestone()).toMatchObject({ state: 'done' });
    });

    it('gives up a question and a milestone that were retired', async () => {
      const { id } = await takeUp(app, learner);
      const before = (await weeksOf(app, learner, id))[0];
      const [questionId = ''] = askedIn(before);
      const retired = [questionId, before?.milestones[0]?.questionId];
      const retire = (at: string | null) =>
        app.dataSource.query('UPDATE question SET retired_at = $1 WHERE id = ANY($2)', [
          at,
          retired,
        ]);
      await retire(monday);
      try {
        const week = (await weeksOf(app, learner, id))[0];
        const units = week?.sessions.flatMap((session) => session.units);
        expect(units?.find((unit) => unit.questionId === questionId)?.state).toBe('dropped');
        expect(week?.milestones[0]?.state).toBe('cut');
        app.clock.set('2026-03-09T09:00:00Z');
        const { body } = await get(`/v1/plans/${id}/progress`).expect(200);
        expect((body as { missed: object[] }).missed).toHaveLength(10);
      } finally {
        await retire(null);
      }
    });

    it('does not count what was answered before the plan', async () => {
      const early = await takeUp(app, learner);
      const [questionId = ''] = askedIn((await weeksOf(app, learner, early.id))[0]);
      await answer(questionId);
      app.clock.advance({ days: 2 });
      const later = await takeUp(app, learner, { startDay: '2026-03-09' });
      const stateIn = async (id: string) =>
        (await weeksOf(app, learner, id))[0]?.sessions
          .flatMap(({ units }) => units)
          .find((unit) => unit.questionId === questionId)?.state;
      expect([await stateIn(early.id), await stateIn(later.id)]).toEqual(['done', 'open']);
    });
  });

  describe('GET /v1/plans/:id/weeks/:number', () => {
    it('reads one week, and 404 for one that the programme does not have', async () => {
      const { id } = await takeUp(app, learner);
      const { body } = await get(`/v1/plans/${id}/weeks/46`).expect(200);
      expect(body).toEqual((await weeksOf(app, learner, id))[1]);
      await get(`/v1/plans/${id}/weeks/44`).expect(404);
    });
  });

  describe('PUT /v1/plans/:id/sessions/:key', () => {
    it('keeps what is said of a sitting, the same however often it is said', async () => {
      const { id } = await takeUp(app, learner);
      const path = `/v1/plans/${id}/sessions/45-research`;
      const wish = { minutes: 110, isDone: true };
      const first = await send('put', path, wish);
      expect([first.status, first.body]).toEqual([
        200,
        { key: '45-research', minutes: 110, isDone: true, doneDay: '2026-03-02' },
      ]);
      app.clock.advance({ days: 1 });
      expect((await send('put', path, wish)).body).toEqual(first.body);
      const research = (await weeksOf(app, learner, id))[0]?.sessions[0];
      expect(research).toMatchObject({ state: 'done', mark: { minutes: 110 } });

      const undone = await send('put', path, { minutes: 30, isDone: false });
      expect(undone.body).toMatchObject({ isDone: false, doneDay: null });
      expect((await weeksOf(app, learner, id))[0]?.sessions[0]).toMatchObject({ state: 'missed' });
    });

    it('knows the sittings of the programme', async () => {
      const { id } = await takeUp(app, learner);
      const wish = { minutes: 1, isDone: true };
      expect((await send('put', `/v1/plans/${id}/sessions/44-build`, wish)).status).toBe(404);
      expect((await send('put', `/v1/plans/${id}/sessions/45-tea`, wish)).status).toBe(400);
      const missing = await send('put', `/v1/plans/${id}/sessions/45-build`, { minutes: 1 });
      expect([missing.status, missing.body]).toMatchObject([
        400,
        { errors: [{ pointer: '#/isDone', detail: 'must be true or false' }] },
      ]);
    });
  });

  describe('GET /v1/plans/:id/progress', () => {
    it('says behind and on track plainly, week by week', async () => {
      const { id } = await takeUp(app, learner, { flexibleHoursPerWeek: 2 });
      expect((await get(`/v1/plans/${id}/progress`)).body).toMatchObject({
        standing: 'on-track',
        currentWeek: 45,
        minutes: { done: 0 },
        capstoneHours: { needed: 36, fixed: 21, flexibleNeededPerWeek: 2.2, isEnough: false },
      });
      await send('put', `/v1/plans/${id}/sessions/45-build`, { minutes: 130, isDone: true });
      app.clock.set('2026-03-09T09:00:00Z');
      const { body } = await get(`/v1/plans/${id}/progress`).expect(200);
      expect(body).toMatchObject({
        today: '2026-03-09',
        standing: 'behind',
        currentWeek: 46,
        minutes: { done: 130 },
        questions: { done: 0, planned: 46 },
        milestones: { done: 0, planned: 8 },
        behindMinutes: 105 + 180 + 90 + 30,
        projectsToCut: [],
      });
      const { text, weeks, missed } = body as {
        text: string[];
        weeks: object[];
        missed: { key: string; title: string }[];
      };
      expect(text[0]).toBe('You are 7 hours behind, with 10 things of week 45 still to do.');
      expect(weeks[0]).toMatchObject({ number: 45, sessions: { done: 1, planned: 4 } });
      expect(missed.find(({ key }) => key === '45-research:aurora-2017')?.title).toMatch(
        /^Amazon/u,
      );
    });
  });

  describe('POST /v1/plans/:id/catch-up', () => {
    const ways = async (id: string) =>
      ((await get(`/v1/plans/${id}/catch-up`).expect(200)).body as WaysBody).data;
    const standing = async (id: string) =>
      ((await get(`/v1/plans/${id}/progress`)).body as { standing: string }).standing;

    it('shows what each way would change, and changes nothing by showing it', async () => {
      const { id } = await takeUp(app, learner, { flexibleHoursPerWeek: 4 });
      expect((await ways(id)).map(({ obstacle }) => obstacle)).toEqual([
        'nothing-missed',
        'nothing-missed',
        'nothing-missed',
        'not-far-behind',
      ]);
      app.clock.set('2026-03-09T09:00:00Z');
      const [spread, shift] = await ways(id);
      expect(spread).toMatchObject({ way: 'spread', isPossible: true });
      expect(spread?.moved.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(525);
      expect(shift).toMatchObject({ way: 'shift', isPossible: true, shiftWeeks: 1 });
      expect((await get(`/v1/plans/${id}`)).body).toMatchObject({ version: 1 });
      expect(await standing(id)).toBe('behind');
    });

    it('spreads what was missed over the weeks that are left', async () => {
      const { id } = await takeUp(app, learner, { flexibleHoursPerWeek: 4 });
      app.clock.set('2026-03-09T09:00:00Z');
      const applied = await send('post', `/v1/plans/${id}/catch-up`, { way: 'spread' });
      expect([applied.status, applied.body]).toMatchObject([200, { version: 2, dropped: [] }]);
      expect(await standing(id)).toBe('on-track');
      const weeks = await weeksOf(app, learner, id);
      expect(weeks[0]?.sessions.map(({ state }) => state)).toEqual(Array(5).fill('moved'));
      const madeUp = new Set(weeks.flatMap((week) => week.madeUp.map(({ key }) => key)));
      expect(madeUp.size).toBe(11);
      const again = await send('post', `/v1/plans/${id}/catch-up`, { way: 'spread' });
      expect([again.status, again.body]).toMatchObject([409, { code: 'invalid-state' }]);
    });

    it('moves the plan by a week', async () => {
      const { id } = await takeUp(app, learner);
      app.clock.set('2026-03-09T09:00:00Z');
      const applied = await send('post', `/v1/plans/${id}/catch-up`, { way: 'shift' });
      expect(applied.body).toMatchObject({
        pauses: [{ beforeWeek: 45, weeks: 1 }],
        lastDay: '2026-05-03',
      });
      expect((await weeksOf(app, learner, id))[0]).toMatchObject({ monday: '2026-03-09' });
    });

    it('cuts a project after two milestones, not before', async () => {
      const { id } = await takeUp(app, learner, { flexibleHoursPerWeek: 20 });
      app.clock.set('2026-03-09T09:00:00Z');
      const early = await send('post', `/v1/plans/${id}/catch-up`, { way: 'cut' });
      expect(early.status).toBe(409);
      app.clock.set('2026-03-16T09:00:00Z');
      const cut = await send('post', `/v1/plans/${id}/catch-up`, { way: 'cut' });
      expect([cut.status, cut.body]).toMatchObject([200, { cut: ['cap-mini-db'] }]);
      const milestones = (await weeksOf(app, learner, id)).flatMap((week) => week.milestones);
      expect(milestones.map(({ state }) => state)).toEqual([...Array(7).fill('cut'), 'open']);
    });
  });

  describe('the account', () => {
    it('takes plans along, and leaves none behind', async () => {
      learner = await signUp(app);
      const { id } = await takeUp(app, learner);
      await send('put', `/v1/plans/${id}/sessions/45-build`, { minutes: 9, isDone: true });
      const exported = await get('/v1/me/export').expect(200);
      expect(exported.body).toMatchObject({
        sections: {
          plans: { plans: [{ id }], sessions: [{ key: '45-build', minutes: 9 }] },
          queue: { orders: expect.arrayContaining([expect.objectContaining({ giverId: id })]) },
        },
      });
      const requested = `UPDATE account SET deletion_requested_at = $2 WHERE id = $1`;
      await app.dataSource.query(requested, [learner.id, '2026-01-01T00:00:00Z']);
      await app.app.get(AccountPurge).purgeDue(app.clock.now());
      for (const table of ['plan', 'plan_session', 'practice_order']) {
        const rows = await app.dataSource.query(`SELECT FROM ${table} WHERE learner_id = $1`, [
          learner.id,
        ]);
        expect([table, rows]).toEqual([table, []]);
      }
    });
  });
});
