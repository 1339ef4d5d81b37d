import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedUp } from '../support/login.js';
import { askedIn, takeUp, weeksOf, type PlanBody } from '../support/plans.js';
import { changeSettings, postReview, review, startPractising } from '../support/practice.js';
import { getPack, PhoneStore } from '../support/syncing.js';
import { startTestApp, type TestApp } from '../support/test-app.js';
import { PlannedQuestions } from '../../src/readiness/planned-questions.js';

interface ItemBody {
  questionId: string;
  reason: string;
  assignment: { id: string; title: string; source: string; dueDay: string } | null;
}

const monday = '2026-03-02T09:00:00Z';

describe('a plan in the queue', () => {
  let app: TestApp;
  let learner: SignedUp;
  let plan: PlanBody;

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    app.clock.set(monday);
    learner = await startPractising(app, {});
  });
  afterAll(() => app.close());

  const queue = async (headers: object = {}) => {
    const response = await app.http.get('/v1/queue?limit=100').set({ ...learner.auth, ...headers });
    const { items = [] } = response.body as { items?: ItemBody[] };
    return {
      status: response.status,
      etag: String(response.headers['etag']),
      assigned: items.filter(({ reason }) => reason === 'assigned'),
    };
  };
  const send = (method: 'post' | 'patch' | 'delete', path: string, body?: object) =>
    app.http[method](path)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send(body);
  const asked = async (number: number) =>
    askedIn((await weeksOf(app, learner, plan.id)).find((week) => week.number === number));
  const answer = async (questionId: string) => {
    expect((await postReview(app, learner, review(questionId, 3))).status).toBe(201);
  };

  it('asks the questions of the week, a share a day, and says for which plan', async () => {
    const before = await queue();
    plan = await takeUp(app, learner);
    const first = await queue({ 'If-None-Match': before.etag });
    expect(first.status).toBe(200);
    // Six questions in seven days: one a day, in the order of the week.
    const week = await asked(45);
    expect(week).toHaveLength(6);
    expect(first.assigned.map(({ questionId }) => questionId)).toEqual([week[0]]);
    expect(first.assigned[0]?.assignment).toEqual({
      id: plan.id,
      title: 'Week 45: Guarantees and data models',
      source: 'plan',
      dueDay: '2026-03-08',
    });

    await answer(week[0] ?? '');
    expect((await queue()).assigned).toEqual([]);
    app.clock.advance({ days: 1 });
    expect((await queue()).assigned.map(({ questionId }) => questionId)).toEqual([week[1]]);
  });

  it('does not ask again for what was handed in and waits for a grade', async () => {
    plan = await takeUp(app, learner);
    const [first = '', second] = await asked(45);
    const before = await queue();
    expect(before.assigned.map(({ questionId }) => questionId)).toEqual([first]);
    const handIn = async () => {
      const attempt = { id: randomUUID(), questionId: first, mode: 'written' };
      expect((await send('post', '/v1/attempts', attempt)).status).toBe(201);
      const handed = { answer: 'An index on both columns, the equal one first.' };
      await send('post', `/v1/attempts/${attempt.id}/submit`, handed).expect(200);
      return attempt.id;
    };
    const taken = await handIn();
    const after = await queue({ 'If-None-Match': before.etag });
    expect([after.status, after.assigned]).toEqual([200, []]);
    await send('post', `/v1/attempts/${taken}/withdraw`).expect(200);
    const back = await queue({ 'If-None-Match': after.etag });
    expect(back.assigned.map(({ questionId }) => questionId)).toEqual([first]);

    await handIn();
    const units = (await weeksOf(app, learner, plan.id))[0]?.sessions.flatMap((each) => each.units);
    expect(units?.find(({ questionId }) => questionId === first)?.state).toBe('done');
    app.clock.advance({ days: 1 });
    expect((await queue()).assigned.map(({ questionId }) => questionId)).toEqual([second]);
  });

  it('asks nothing before it begins, and never a milestone', async () => {
    plan = await takeUp(app, learner, { startDay: '2026-03-09' });
    expect((await queue()).assigned).toEqual([]);
    app.clock.set('2026-03-15T09:00:00Z');
    const { assigned } = await queue();
    const week = await asked(45);
    expect(assigned.map(({ questionId }) => questionId).toSorted()).toEqual(week.toSorted());
  });

  it('is as it was until something changes: 304 for the tag, then not', async () => {
    plan = await takeUp(app, learner);
    const { etag } = await queue();
    const known = { 'If-None-Match': etag };
    expect((await queue(known)).status).toBe(304);
    await app.http.get(`/v1/plans/${plan.id}/weeks`).set(learner.auth).expect(200);
    expect((await queue(known)).status).toBe(304);

    await send('patch', `/v1/plans/${plan.id}`, { startDay: '2026-03-30' }).expect(200);
    const moved = await queue(known);
    expect([moved.status, moved.assigned]).toEqual([200, []]);

    await send('patch', `/v1/plans/${plan.id}`, { startDay: '2026-03-02' }).expect(200);
    const back = await queue({ 'If-None-Match': moved.etag });
    expect([back.status, back.assigned.length]).toEqual([200, 1]);

    expect((await send('delete', `/v1/plans/${plan.id}`)).status).toBe(204);
    const gone = await queue({ 'If-None-Match': back.etag });
    expect([gone.status, gone.assigned]).toEqual([200, []]);
  });

  it('notices a new week, without anybody doing anything', async () => {
    plan = await takeUp(app, learner);
    for (const questionId of await asked(45)) await answer(questionId);
    app.clock.set('2026-03-08T20:00:00Z');
    const sunday = await queue();
    expect(sunday.assigned).toEqual([]);
    expect((await queue({ 'If-None-Match': sunday.etag })).status).toBe(304);
    app.clock.set('2026-03-09T09:00:00Z');
    const next = await queue({ 'If-None-Match': sunday.etag });
    expect(next.status).toBe(200);
    expect(next.assigned[0]?.assignment?.title).toBe('Week 46: From a commit to a crash');
  });

  it('keeps asking for what was missed, until it is made up for in another week', async () => {
    plan = await takeUp(app, learner, { flexibleHoursPerWeek: 6 });
    app.clock.set('2026-03-09T09:00:00Z');
    const missed = await asked(45);
    const late = (await queue()).assigned.map(({ questionId }) => questionId);
    expect(missed.every((id) => late.includes(id))).toBe(true);

    await send('post', `/v1/plans/${plan.id}/catch-up`, { way: 'spread' }).expect(200);
    const after = (await queue()).assigned.map(({ questionId }) => questionId);
    expect(after.length).toBeLessThan(4);
    app.clock.set('2026-04-26T09:00:00Z');
    const last = (await queue()).assigned.map(({ questionId }) => questionId);
    expect(missed.every((id) => last.includes(id))).toBe(true);
  });

  it('is in the pack of a phone as far as its days reach, and a phone that syncs late finds it', async () => {
    // Without new questions of its own accord, or the pack would hold them anyway.
    await changeSettings(app, learner, { newPerDay: 0 });
    const phone = new PhoneStore();
    await phone.sync(app, learner, { days: 3 });
    plan = await takeUp(app, learner, { startDay: '2026-03-09' });
    const next = await asked(45);
    const packed = async (days: number) => {
      const { items } = await getPack(app, learner, { days });
      return new Set(items.map(({ questionId }) => questionId));
    };
    const short = await packed(3);
    const long = await packed(14);
    expect(next.every((id) => long.has(id))).toBe(true);
    expect(next.every((id) => short.has(id))).toBe(false);

    await send('patch', `/v1/plans/${plan.id}`, { startDay: '2026-03-02' }).expect(200);
    await phone.sync(app, learner, { days: 3 });
    expect(next.every((id) => phone.items.has(id))).toBe(true);
  });

  it('tells readiness which questions come when', async () => {
    plan = await takeUp(app, learner);
    const registry = app.app.get(PlannedQuestions);
    const me = { id: learner.id, zone: 'UTC', rolloverHour: 4 };
    const planned = (await registry.listPlanned(me, '2026-03-15')) ?? [];
    const [first, second] = [await asked(45), await asked(46)];
    expect(planned).toEqual([
      ...first.map((questionId) => ({ questionId, day: '2026-03-08' })),
      ...second.map((questionId) => ({ questionId, day: '2026-03-15' })),
    ]);
    await answer(first[0] ?? '');
    expect(await registry.listPlanned(me, '2026-03-08')).toHaveLength(5);
    expect(await registry.listPlanned({ ...me, id: plan.id }, '2026-03-15')).toBeNull();
  });
});
