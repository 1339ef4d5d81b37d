import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { MemberAccessLog } from '../../src/cohorts/member-access-log.service.js';
import { CohortReader } from '../../src/cohorts/cohort.reader.js';
import { formatSecretToken } from '../../src/kernel/secret-token.js';
import { enrol, invite, makeCohort, type CohortBody } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { secretPartOf } from '../support/secret-part.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const monday = '2026-03-02T09:00:00.000Z';

let app: TestApp;
let owner: SignedUp;
let coach: SignedUp;
let cohort: CohortBody;
let invitationsPath: string;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  app.clock.set(monday);
  owner = await startPractising(app, { role: 'coach', displayName: 'Olga' });
  coach = await startPractising(app, { role: 'coach', displayName: 'Carl' });
  cohort = await makeCohort(app, owner);
  invitationsPath = `/v1/cohorts/${cohort.id}/invitations`;
});
afterAll(() => app.close());

const join = (who: SignedUp, code: string, more: object = {}) =>
  app.http
    .post('/v1/cohort-memberships')
    .set(who.auth)
    .send({ code, ...more });
const membership = (who: SignedUp) =>
  app.http.get(`/v1/cohorts/${cohort.id}/membership`).set(who.auth);
const leave = (who: SignedUp) =>
  app.http.delete(`/v1/cohorts/${cohort.id}/membership`).set(who.auth);
const share = (who: SignedUp, shares: unknown) =>
  app.http.patch(`/v1/cohorts/${cohort.id}/membership`).set(who.auth).send({ shares });

const refusal = (response: Response) => [response.status, (response.body as { code: string }).code];
const statusesOf = (responses: readonly Response[]) =>
  responses.map(({ status }) => status).toSorted((a, b) => a - b);
const notFound = [404, 'not-found'];
const forbidden = [403, 'forbidden'];

interface Invitations {
  data: { id: string; uses: number; state: string; revokedAt: string | null }[];
  nextCursor: string | null;
}

async function invitations(query = ''): Promise<Invitations> {
  const response = await app.http.get(`${invitationsPath}${query}`).set(owner.auth);
  return response.body as Invitations;
}

async function purge(who: SignedUp): Promise<void> {
  await app.dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
    who.id,
    '2026-01-01T00:00:00Z',
  ]);
  await app.app.get(AccountPurge).purgeDue(app.clock.now());
}

describe('POST /v1/cohorts/:id/invitations', () => {
  const create = (who: SignedUp, wish: object) =>
    app.http.post(invitationsPath).set(who.auth).send(wish);

  it('shows the code once, and stores its hash', async () => {
    const response = await create(owner, { role: 'member', maxUses: 30 });
    expect(response.status).toBe(201);
    expect(response.headers['cache-control']).toBe('no-store');
    const { code, ...made } = response.body as { code: string; id: string };
    expect(code).toMatch(/^rhi_[0-9a-f]{32}_[\w-]{43}_[0-9a-f]{8}$/u);
    expect(made).toEqual({
      id: made.id,
      role: 'member',
      state: 'open',
      maxUses: 30,
      uses: 0,
      createdBy: owner.id,
      createdAt: monday,
      expiresAt: '2026-03-16T09:00:00.000Z',
      revokedAt: null,
    });
    expect(await invitations()).toEqual({ data: [made], nextCursor: null });
    const rows = await app.dataSource.query<object[]>('SELECT i::text FROM cohort_invitation i');
    expect(JSON.stringify(rows)).not.toContain(secretPartOf(code));
  });

  it.each([
    [{ days: 90 }, '2026-05-31T09:00:00.000Z'],
    [{ expiresAt: '2026-03-02T11:00:00+01:00' }, '2026-03-02T10:00:00.000Z'],
  ])('ends as %j says', async (wish, expiresAt) => {
    const response = await create(owner, { role: 'member', maxUses: 1, ...wish });
    expect(response.body).toMatchObject({ expiresAt });
  });

  it.each([
    [400, '#/maxUses', { maxUses: 0 }],
    [400, '#/maxUses', { maxUses: 501 }],
    [400, '#/days', { days: 91 }],
    [400, '#/role', { role: 'owner' }],
    [422, '#/days', { days: 1, expiresAt: '2026-03-03T00:00:00Z' }],
    [422, '#/expiresAt', { expiresAt: monday }],
    [422, '#/expiresAt', { expiresAt: '2026-06-01T00:00:00Z' }],
  ])('answers %s at %s to %j', async (status, pointer, wish) => {
    const response = await create(owner, { role: 'member', maxUses: 1, ...wish });
    expect(response.status).toBe(status);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('lets coaches invite members, and the owner coaches too', async () => {
    await enrol(app, { owner, cohortId: cohort.id }, coach, { role: 'coach' });
    expect((await create(coach, { role: 'member', maxUses: 1 })).status).toBe(201);
    expect(refusal(await create(coach, { role: 'coach', maxUses: 1 }))).toEqual(forbidden);
  });

  it('refuses learner, member and coach of another cohort', async () => {
    const wish = { role: 'member', maxUses: 1 };
    const learner = await signUp(app);
    await enrol(app, { owner, cohortId: cohort.id }, learner);
    expect(refusal(await create(learner, wish))).toEqual(forbidden);
    expect(refusal(await create(coach, wish))).toEqual(notFound);
    await enrol(app, { owner, cohortId: cohort.id }, coach);
    expect(refusal(await create(coach, wish))).toEqual(forbidden);
    const read = await app.http.get(invitationsPath).set(coach.auth);
    expect(refusal(read)).toEqual(forbidden);
  });
});

describe('GET and DELETE /v1/cohorts/:id/invitations', () => {
  it('lists the latest first with their state, page by page', async () => {
    await invite(app, owner, cohort.id, { days: 1 });
    app.clock.advance({ seconds: 1 });
    const { code } = await invite(app, owner, cohort.id, { days: 3 });
    await join(await signUp(app), code).expect(201);
    app.clock.advance({ days: 2 });
    await invite(app, owner, cohort.id);
    const first = await invitations('?limit=2');
    expect(first.data.map(({ state, uses }) => [state, uses])).toEqual([
      ['open', 0],
      ['used-up', 1],
    ]);
    const rest = await invitations(`?cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect(rest.data.map(({ state }) => state)).toEqual(['expired']);
  });

  it('revokes, once and for all', async () => {
    const { id, code } = await invite(app, owner, cohort.id);
    const revoke = (who: SignedUp, which = id) =>
      app.http.delete(`${invitationsPath}/${which}`).set(who.auth);
    expect(refusal(await revoke(coach))).toEqual(notFound);
    await revoke(owner).expect(204);
    app.clock.advance({ hours: 1 });
    await revoke(owner).expect(204);
    expect((await invitations()).data).toMatchObject([{ id, state: 'revoked', revokedAt: monday }]);
    expect(refusal(await join(await signUp(app), code))).toEqual(notFound);
    expect(refusal(await revoke(owner, randomUUID()))).toEqual(notFound);
    const other = await makeCohort(app, coach);
    const elsewhere = await invite(app, coach, other.id);
    expect(refusal(await revoke(owner, elsewhere.id))).toEqual(notFound);
  });
});

describe('POST /v1/cohort-memberships', () => {
  it('joins with nothing shared unless asked for', async () => {
    const learner = await signUp(app);
    const { code } = await invite(app, owner, cohort.id);
    const response = await join(learner, code);
    expect(response.status).toBe(201);
    expect(response.body).toEqual({ cohort, role: 'member', shares: 'none', joinedAt: monday });
    expect(response.headers['location']).toBe(`/v1/cohorts/${cohort.id}/membership`);
    expect((await membership(learner)).body).toEqual(response.body);
  });

  it('takes the same code again from who is in already as no second use', async () => {
    const learner = await startPractising(app);
    const { code } = await invite(app, owner, cohort.id, { maxUses: 2 });
    const first = await join(learner, code, { shares: 'answers' });
    app.clock.advance({ days: 20 });
    const second = await join(learner, code, { shares: 'none' });
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect((await invitations()).data).toMatchObject([{ uses: 1, state: 'expired' }]);
  });

  it('never lowers a role, and raises it by the code of a coach', async () => {
    const members = await invite(app, owner, cohort.id, { maxUses: 5 });
    const coaches = await invite(app, owner, cohort.id, { role: 'coach', maxUses: 5 });
    expect((await join(owner, members.code)).body).toMatchObject({ role: 'owner' });
    expect((await join(owner, coaches.code)).body).toMatchObject({ role: 'owner' });
    await join(coach, members.code, { shares: 'scores' }).expect(201);
    const risen = await join(coach, coaches.code, { shares: 'answers' });
    expect(risen.status).toBe(200);
    expect(risen.body).toMatchObject({ role: 'coach', shares: 'scores' });
    expect((await join(coach, members.code)).body).toMatchObject({ role: 'coach' });
    expect((await invitations()).data.map(({ uses }) => uses)).toEqual([1, 1]);
  });

  it('makes no coach of the account of a learner', async () => {
    const learner = await signUp(app);
    const { code } = await invite(app, owner, cohort.id, { role: 'coach' });
    const response = await join(learner, code);
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ errors: [{ pointer: '#/code' }] });
    expect(refusal(await membership(learner))).toEqual(notFound);
    expect((await invitations()).data).toMatchObject([{ uses: 0 }]);
  });

  it('answers all codes that do not work alike', async () => {
    const learner = await startPractising(app);
    const usedUp = await invite(app, owner, cohort.id);
    await join(await signUp(app), usedUp.code).expect(201);
    const revoked = await invite(app, owner, cohort.id);
    await app.http.delete(`${invitationsPath}/${revoked.id}`).set(owner.auth).expect(204);
    const expired = await invite(app, owner, cohort.id, { days: 1 });
    const closed = await makeCohort(app, owner);
    const ofArchived = await invite(app, owner, closed.id, { days: 30 });
    await app.http.post(`/v1/cohorts/${closed.id}/archive`).set(owner.auth).expect(200);
    const open = await invite(app, owner, cohort.id, { days: 30 });
    const forged = formatSecretToken('rhi', { id: open.id, secret: 'x'.repeat(43) });
    const unknown = formatSecretToken('rhi', { id: randomUUID(), secret: 'x'.repeat(43) });
    app.clock.advance({ days: 2 });
    const codes = [usedUp, revoked, expired, ofArchived].map(({ code }) => code);
    const answers = new Set<string>();
    for (const code of [...codes, forged, unknown, `${open.code}0`, 'rhi_', "' OR 1=1 --"]) {
      const { status, body } = await join(learner, code);
      answers.add(JSON.stringify([status, { ...(body as object), requestId: '' }]));
    }
    expect(Array.from(answers)).toHaveLength(1);
    expect(Array.from(answers)[0]).toMatch(/^\[404,.*"code":"not-found"/u);
    expect(refusal(await membership(learner))).toEqual(notFound);
  });

  it('gives the last uses of a code to as many as it has, whoever comes at once', async () => {
    const { code } = await invite(app, owner, cohort.id, { maxUses: 3 });
    const people: SignedUp[] = [];
    for (let each = 0; each < 20; each += 1) people.push(await signUp(app));
    const answers = await Promise.all(people.map((person) => join(person, code)));
    const statuses = statusesOf(answers);
    expect(statuses).toEqual([...Array<number>(3).fill(201), ...Array<number>(17).fill(404)]);
    expect((await invitations()).data).toMatchObject([{ uses: 3, state: 'used-up' }]);
    const members = await app.http.get(`/v1/cohorts/${cohort.id}/members`).set(owner.auth);
    expect(members.body).toMatchObject({ memberCount: 3 });
  });

  it('counts one use of one who comes many times at once', async () => {
    const learner = await signUp(app);
    const { code } = await invite(app, owner, cohort.id, { maxUses: 5 });
    const answers = await Promise.all(Array.from({ length: 6 }, () => join(learner, code)));
    expect(statusesOf(answers)).toEqual([200, 200, 200, 200, 200, 201]);
    expect((await invitations()).data).toMatchObject([{ uses: 1 }]);
  });

  it('slows down guessing, by account and by network', async () => {
    const guesser = await signUp(app);
    const wrong = formatSecretToken('rhi', { id: randomUUID(), secret: 'x'.repeat(43) });
    const { code } = await invite(app, owner, cohort.id, { maxUses: 50 });
    await join(guesser, code).expect(201);
    for (let turn = 0; turn < 10; turn += 1) await join(guesser, wrong).expect(404);
    const eleventh = await join(guesser, wrong);
    expect(refusal(eleventh)).toEqual([429, 'rate-limited']);
    expect(Number(eleventh.headers['retry-after'])).toBeGreaterThan(0);
    expect((await join(guesser, code)).status).toBe(429);
    expect((await join(await signUp(app), code)).status).toBe(201);
  });
});

describe('PATCH and DELETE /v1/cohorts/:id/membership', () => {
  it('changes what I share', async () => {
    const learner = await signUp(app);
    await enrol(app, { owner, cohortId: cohort.id }, learner);
    expect((await share(learner, 'answers')).body).toMatchObject({ shares: 'answers' });
    expect((await membership(learner)).body).toMatchObject({ shares: 'answers', role: 'member' });
    expect((await share(learner, 'all')).status).toBe(400);
    expect(refusal(await share(await signUp(app), 'none'))).toEqual(notFound);
  });

  it('leaves at once, and finds a way back only by a code', async () => {
    const learner = await signUp(app);
    await enrol(app, { owner, cohortId: cohort.id }, learner, { shares: 'answers' });
    await leave(learner).expect(204);
    expect(refusal(await leave(learner))).toEqual(notFound);
    expect(refusal(await app.http.get(`/v1/cohorts/${cohort.id}`).set(learner.auth))).toEqual(
      notFound,
    );
    expect((await app.http.get('/v1/cohorts').set(learner.auth)).body).toMatchObject({ data: [] });
    expect(await app.app.get(CohortReader).findMember(cohort.id, learner.id)).toBeNull();
    await enrol(app, { owner, cohortId: cohort.id }, learner);
    expect((await membership(learner)).body).toMatchObject({ shares: 'none' });
  });

  it('keeps the owner', async () => {
    expect(refusal(await leave(owner))).toEqual([409, 'invalid-state']);
    expect((await membership(owner)).body).toMatchObject({ role: 'owner' });
  });
});

describe('CohortReader', () => {
  it('tells who coaches whom, and who shows what', async () => {
    const reader = app.app.get(CohortReader);
    const learner = await signUp(app, { displayName: 'Mia' });
    await enrol(app, { owner, cohortId: cohort.id }, coach, { role: 'coach' });
    await enrol(app, { owner, cohortId: cohort.id }, learner, { shares: 'scores' });
    expect(await reader.roleIn(coach.id, cohort.id)).toBe('coach');
    expect(await reader.getCoached(owner.id, cohort.id)).toMatchObject({ role: 'owner' });
    expect(await reader.listCoachedBy(coach.id)).toMatchObject([{ cohort: { id: cohort.id } }]);
    await expect(reader.getCoached(learner.id, cohort.id)).rejects.toThrow('not-found');
    expect(await reader.listMembers(cohort.id)).toHaveLength(3);
    expect(await reader.getSharing(cohort.id, learner.id, 'grades')).toMatchObject({
      displayName: 'Mia',
      shares: 'scores',
    });
    await expect(reader.getSharing(cohort.id, learner.id, 'answer')).rejects.toThrow('not-shared');
    await expect(reader.getSharing(cohort.id, randomUUID(), 'board')).rejects.toThrow('not-found');
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [coach.id]);
    expect(await reader.roleIn(coach.id, cohort.id)).toBe('member');
    expect(await reader.listCoachedBy(coach.id)).toEqual([]);
    await expect(reader.getCoached(coach.id, cohort.id)).rejects.toThrow('not-found');
  });
});

describe('GET /v1/access-log', () => {
  const read = (who: SignedUp, query = '') => app.http.get(`/v1/access-log${query}`).set(who.auth);
  let learner: SignedUp;
  let log: MemberAccessLog;

  beforeEach(async () => {
    log = app.app.get(MemberAccessLog);
    learner = await signUp(app);
    await enrol(app, { owner, cohortId: cohort.id }, coach, { role: 'coach' });
    await enrol(app, { owner, cohortId: cohort.id }, learner, { shares: 'answers' });
  });

  it('tells who looked at what, as what and when, the latest first', async () => {
    const subjectId = randomUUID();
    const cohortId = cohort.id;
    await log.recordMany({ actorId: owner.id, cohortId, what: 'board' }, [learner.id, coach.id]);
    app.clock.advance({ minutes: 1 });
    await log.record({
      actorId: coach.id,
      cohortId,
      what: 'answer',
      learnerId: learner.id,
      subjectId,
    });
    const { data } = (await read(learner)).body as { data: object[] };
    expect(data).toMatchObject([
      {
        at: '2026-03-02T09:01:00.000Z',
        actor: { accountId: coach.id, displayName: 'Carl', role: 'coach' },
        cohort: { id: cohortId, name: 'Spring' },
        what: 'answer',
        subjectId,
      },
      { actor: { displayName: 'Olga', role: 'owner' }, what: 'board', subjectId: null },
    ]);
    expect((await read(coach)).body).toMatchObject({ data: [{ what: 'board' }] });
    expect((await read(owner)).body).toMatchObject({ data: [] });
    expect((await read(learner, `?cohortId=${randomUUID()}`)).body).toMatchObject({ data: [] });
    const page = await read(learner, `?limit=1&cohortId=${cohortId}`);
    const { nextCursor } = page.body as { nextCursor: string };
    const cursor = encodeURIComponent(nextCursor);
    const rest = await read(learner, `?limit=1&cohortId=${cohortId}&cursor=${cursor}`);
    expect(rest.body).toMatchObject({ data: [{ what: 'board' }], nextCursor: null });
  });

  it('takes no entry of who does not coach the cohort', async () => {
    const about = {
      cohortId: cohort.id,
      what: 'cards',
      learnerId: learner.id,
      subjectId: null,
    } as const;
    const outsider = await signUp(app, { role: 'coach' });
    for (const actorId of [learner.id, outsider.id, randomUUID()]) {
      await expect(log.record({ ...about, actorId })).rejects.toThrow('not-found');
    }
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [coach.id]);
    await expect(log.record({ ...about, actorId: coach.id })).rejects.toThrow('not-found');
    expect((await read(learner)).body).toMatchObject({ data: [] });
  });

  it('is never changed, and goes only with the account that it is about', async () => {
    const about = {
      cohortId: cohort.id,
      what: 'grades',
      learnerId: learner.id,
      subjectId: null,
    } as const;
    await log.record({ ...about, actorId: coach.id });
    await expect(app.dataSource.query(`UPDATE access_log SET what = 'board'`)).rejects.toThrow(
      'never changed',
    );
    await expect(app.dataSource.query(`DELETE FROM access_log`)).rejects.toThrow('only with');
    await leave(learner).expect(204);
    await purge(coach);
    const exported = await app.http.get('/v1/me/export').set(learner.auth);
    expect(exported.body).toMatchObject({
      sections: {
        cohorts: { memberships: [], accessLog: [{ actorId: coach.id, actorName: null }] },
      },
    });
    expect((await read(learner)).body).toMatchObject({
      data: [{ actor: { accountId: coach.id, displayName: null, role: 'coach' } }],
    });
    await purge(learner);
    const rows = await app.dataSource.query<object[]>(
      'SELECT FROM access_log WHERE learner_id = $1',
      [learner.id],
    );
    expect(rows).toEqual([]);
  });
});

describe('the data of an account', () => {
  it('holds memberships, how they came about, and cohorts owned', async () => {
    const { id, code } = await invite(app, owner, cohort.id);
    const learner = await signUp(app);
    await join(learner, code, { shares: 'scores' }).expect(201);
    const exportOf = async (who: SignedUp) =>
      (await app.http.get('/v1/me/export').set(who.auth)).body as { sections: object };
    expect((await exportOf(learner)).sections).toMatchObject({
      cohorts: {
        memberships: [
          {
            cohortId: cohort.id,
            cohortName: 'Spring',
            role: 'member',
            shares: 'scores',
            invitationId: id,
          },
        ],
        ownedCohorts: [],
      },
    });
    const founder = await signUp(app, { role: 'coach' });
    const { id: founded } = await makeCohort(app, founder);
    expect((await exportOf(founder)).sections).toMatchObject({
      cohorts: { ownedCohorts: [{ id: founded }], memberships: [{ role: 'owner' }] },
    });
  });

  it('passes a cohort on to who coaches it for longest, and archives it without any', async () => {
    const ref = { owner, cohortId: cohort.id };
    const second = await startPractising(app, { role: 'coach', displayName: 'Stella' });
    await enrol(app, ref, second);
    // Could coach, and is there for longest, but only learns here.
    const learner = await startPractising(app, { role: 'coach' });
    await enrol(app, ref, learner);
    app.clock.advance({ minutes: 1 });
    await enrol(app, ref, coach, { role: 'coach' });
    app.clock.advance({ minutes: 1 });
    await app.http
      .patch(`/v1/cohorts/${cohort.id}/members/${second.id}`)
      .set(owner.auth)
      .send({ role: 'coach' })
      .expect(200);
    await purge(owner);
    expect((await membership(coach)).body).toMatchObject({ role: 'owner' });
    expect((await membership(second)).body).toMatchObject({ role: 'coach' });
    await purge(coach);
    expect((await membership(second)).body).toMatchObject({ role: 'owner' });
    await purge(second);
    expect((await membership(learner)).body).toMatchObject({
      role: 'member',
      cohort: { archivedAt: app.clock.now().toISOString(), version: 2 },
    });
  });
});
