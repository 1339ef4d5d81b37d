import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { enrol, makeCohort, type CohortBody } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const path = '/v1/cohorts';
const monday = '2026-03-02T09:00:00.000Z';

let app: TestApp;
let owner: SignedUp;
let coach: SignedUp;
let member: SignedUp;
let stranger: SignedUp;
let cohort: CohortBody;

beforeAll(async () => {
  app = await startTestApp();
  owner = await signUp(app, { role: 'coach', displayName: 'Olga' });
  coach = await signUp(app, { role: 'coach', displayName: 'Carl' });
  member = await signUp(app, { displayName: 'Mia' });
  stranger = await signUp(app, { role: 'coach', displayName: 'Stan' });
});
beforeEach(async () => {
  app.clock.set(monday);
  cohort = await makeCohort(app, owner, { name: 'Spring', description: 'Eight weeks.' });
  await enrol(app, { owner, cohortId: cohort.id }, coach, { role: 'coach' });
  await enrol(app, { owner, cohortId: cohort.id }, member, { shares: 'scores' });
});
afterAll(() => app.close());

const get = (who: SignedUp, rest: string) =>
  app.http.get(`${path}/${cohort.id}${rest}`).set(who.auth);
const patch = (who: SignedUp, rest: string, body: object, ifMatch = '*') =>
  app.http
    .patch(`${path}/${cohort.id}${rest}`)
    .set({ ...who.auth, 'If-Match': ifMatch })
    .send(body);
const remove = (who: SignedUp, rest: string) =>
  app.http.delete(`${path}/${cohort.id}${rest}`).set(who.auth);
const handOver = (who: SignedUp, to: SignedUp) =>
  app.http.put(`${path}/${cohort.id}/owner`).set(who.auth).send({ accountId: to.id });
const archive = (who: SignedUp) =>
  app.http.post(`${path}/${cohort.id}/archive`).set(who.auth).send();

const codeOf = (response: Response) => (response.body as { code: string }).code;
const refusal = (response: Response) => [response.status, codeOf(response)];
const statusesOf = (responses: readonly Response[]) =>
  responses.map(({ status }) => status).toSorted((a, b) => a - b);
const notFound = [404, 'not-found'];
const forbidden = [403, 'forbidden'];

/** Names and roles as the owner sees them. */
async function roles(): Promise<Record<string, string>> {
  const { data } = (await get(owner, '/members')).body as {
    data: { displayName: string; role: string }[];
  };
  return Object.fromEntries(data.map(({ displayName, role }) => [displayName, role]));
}

async function withAccountRole(who: SignedUp, role: string, work: () => Promise<void>) {
  const set = (to: string) =>
    app.dataSource.query('UPDATE account SET role = $2 WHERE id = $1', [who.id, to]);
  await set(role);
  try {
    await work();
  } finally {
    await set('coach');
  }
}

describe('POST /v1/cohorts', () => {
  it('makes a cohort that the caller owns', async () => {
    const response = await app.http.post(path).set(owner.auth).send({ name: 'Autumn' });
    expect(response.status).toBe(201);
    const made = response.body as CohortBody;
    expect(made).toEqual({
      id: made.id,
      version: 1,
      name: 'Autumn',
      description: '',
      createdAt: monday,
      updatedAt: monday,
      archivedAt: null,
    });
    expect(response.headers['location']).toBe(`${path}/${made.id}`);
    const read = await app.http.get(`${path}/${made.id}`).set(owner.auth);
    expect(read.body).toEqual(made);
    expect(read.headers['etag']).toBe(`"${made.id}.1"`);
  });

  it('makes one of a request that is sent twice', async () => {
    const key = { ...owner.auth, 'Idempotency-Key': randomUUID() };
    const send = () => app.http.post(path).set(key).send({ name: 'Once' });
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    const list = await app.http.get(`${path}?limit=100`).set(owner.auth);
    expect(list.text.split('"Once"')).toHaveLength(2);
  });

  it.each([
    [{ name: '' }, '#/name'],
    [{ name: 'x'.repeat(121) }, '#/name'],
    [{ name: 'x', description: 'x'.repeat(4001) }, '#/description'],
  ])('refuses %j', async (body, pointer) => {
    const response = await app.http.post(path).set(owner.auth).send(body);
    expect(response.status).toBe(400);
    expect(response.body).toMatchObject({ errors: [{ pointer }] });
  });

  it('refuses a learner', async () => {
    const response = await app.http.post(path).set(member.auth).send({ name: 'Mine' });
    expect(refusal(response)).toEqual(forbidden);
  });
});

describe('GET /v1/cohorts', () => {
  it('lists those I am in with my role, the latest first, page by page', async () => {
    const person = await signUp(app);
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      const { id } = await makeCohort(app, owner, { name });
      await enrol(app, { owner, cohortId: id }, person, { shares: 'answers' });
      ids.unshift(id);
      app.clock.advance({ seconds: 1 });
    }
    const page = (query: string) => app.http.get(`${path}?limit=2${query}`).set(person.auth);
    const first = (await page('')).body as { data: { cohort: CohortBody }[]; nextCursor: string };
    expect(first.data).toMatchObject([
      { cohort: { id: ids[0], name: 'c' }, role: 'member', shares: 'answers' },
      { cohort: { id: ids[1], name: 'b' } },
    ]);
    const second = await page(`&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.body).toMatchObject({ data: [{ cohort: { id: ids[2] } }], nextCursor: null });
    const foreign = await app.http
      .get(`${path}?cursor=${encodeURIComponent(first.nextCursor)}`)
      .set(owner.auth);
    expect(foreign.status).toBe(400);
  });

  it('shows nothing to who is in none', async () => {
    const response = await app.http.get(path).set(stranger.auth);
    expect(response.body).toEqual({ data: [], nextCursor: null });
  });
});

describe('GET /v1/cohorts/:id', () => {
  it('is read by everybody in it, and by nobody else', async () => {
    for (const who of [owner, coach, member]) {
      expect((await get(who, '')).body).toEqual(cohort);
    }
    const theirs = await get(stranger, '');
    const random = await app.http.get(`${path}/${randomUUID()}`).set(stranger.auth);
    expect(refusal(theirs)).toEqual(notFound);
    expect(theirs.body).toMatchObject({ detail: (random.body as { detail: string }).detail });
    const admin = await signUp(app, { role: 'admin' });
    expect(refusal(await get(admin, ''))).toEqual(notFound);
  });

  it('answers 304 to who has it', async () => {
    const response = await get(member, '').set('If-None-Match', `"${cohort.id}.1"`);
    expect(response.status).toBe(304);
  });

  it.each(['x', '%00', "'--", '..%2f'])('refuses the id %s', async (id) => {
    const response = await app.http.get(`${path}/${id}`).set(owner.auth);
    expect([400, 404]).toContain(response.status);
  });
});

describe('PATCH /v1/cohorts/:id', () => {
  it('changes what is sent, by owner and coach', async () => {
    app.clock.advance({ minutes: 1 });
    const changed = await patch(owner, '', { name: 'Summer' }, `"${cohort.id}.1"`);
    expect(changed.body).toEqual({
      ...cohort,
      name: 'Summer',
      version: 2,
      updatedAt: '2026-03-02T09:01:00.000Z',
    });
    const emptied = await patch(coach, '', { description: '' }, `"${cohort.id}.2"`);
    expect(emptied.body).toMatchObject({ name: 'Summer', description: '', version: 3 });
    expect((await get(member, '')).body).toEqual(emptied.body);
  });

  it('takes no change against an older version, and no version for no change', async () => {
    const same = await patch(owner, '', { name: 'Spring' }, `"${cohort.id}.1"`);
    expect(same.body).toMatchObject({ version: 1 });
    const stale = await patch(owner, '', { name: 'Late' }, `"${cohort.id}.7"`);
    expect(stale.status).toBe(412);
    const without = await app.http.patch(`${path}/${cohort.id}`).set(owner.auth).send({});
    expect(without.status).toBe(428);
  });

  it('keeps one of two changes at once', async () => {
    const tag = `"${cohort.id}.1"`;
    const both = await Promise.all(
      [owner, coach].map((who, turn) => patch(who, '', { name: `Turn ${turn}` }, tag)),
    );
    expect(statusesOf(both)).toEqual([200, 412]);
    expect((await get(owner, '')).body).toMatchObject({ version: 2 });
  });

  it('refuses learner, member, coach of another cohort and coach who is none any more', async () => {
    const change = { name: 'Taken' };
    expect(refusal(await patch(member, '', change))).toEqual(forbidden);
    const other = await signUp(app, { role: 'coach' });
    await enrol(app, { owner, cohortId: cohort.id }, other);
    expect(refusal(await patch(other, '', change))).toEqual(forbidden);
    expect(refusal(await patch(stranger, '', change))).toEqual(notFound);
    await withAccountRole(coach, 'learner', async () => {
      expect(refusal(await patch(coach, '', change))).toEqual(forbidden);
    });
    await remove(owner, `/members/${coach.id}`).expect(204);
    expect(refusal(await patch(coach, '', change))).toEqual(notFound);
    expect((await get(owner, '')).body).toEqual(cohort);
  });
});

describe('POST /v1/cohorts/:id/archive', () => {
  it('ends invitations and leaves members what they have', async () => {
    const archived = await archive(owner);
    expect(archived.body).toMatchObject({ archivedAt: monday, version: 2 });
    app.clock.advance({ minutes: 5 });
    expect((await archive(owner)).body).toEqual(archived.body);
    const invitation = await app.http
      .post(`${path}/${cohort.id}/invitations`)
      .set(owner.auth)
      .send({ role: 'member', maxUses: 1 });
    expect(refusal(invitation)).toEqual([409, 'invalid-state']);
    expect((await get(member, '')).body).toEqual(archived.body);
    expect((await get(member, '/membership')).body).toMatchObject({ shares: 'scores' });
  });

  it('is for the owner alone', async () => {
    expect(refusal(await archive(coach))).toEqual(forbidden);
    expect(refusal(await archive(member))).toEqual(forbidden);
    expect(refusal(await archive(stranger))).toEqual(notFound);
    expect((await get(owner, '')).body).toMatchObject({ archivedAt: null });
  });
});

describe('GET /v1/cohorts/:id/members', () => {
  interface Members {
    data: { accountId: string; displayName: string; role: string; shares: string | null }[];
    memberCount: number;
    nextCursor: string | null;
  }
  const list = async (who: SignedUp, query = '') =>
    (await get(who, `/members${query}`)).body as Members;

  it('shows coaches everybody, and what they share', async () => {
    for (const who of [owner, coach]) {
      const { data, memberCount } = await list(who);
      expect(memberCount).toBe(1);
      expect(data).toHaveLength(3);
      expect(data).toContainEqual({
        accountId: member.id,
        displayName: 'Mia',
        role: 'member',
        shares: 'scores',
        joinedAt: monday,
      });
    }
  });

  it('shows members who coaches them, and how many they are', async () => {
    const other = await signUp(app, { displayName: 'Milo' });
    await enrol(app, { owner, cohortId: cohort.id }, other);
    const { data, memberCount } = await list(member);
    expect(memberCount).toBe(2);
    expect(
      data.map(({ displayName, role, shares }) => `${displayName} ${role} ${shares}`).toSorted(),
    ).toEqual(['Carl coach null', 'Olga owner null']);
  });

  it('shows a coach whose account may not coach any more what members see', async () => {
    await withAccountRole(coach, 'learner', async () => {
      expect((await list(coach)).data.map(({ displayName }) => displayName)).not.toContain('Mia');
    });
  });

  it('goes page by page in the order of joining', async () => {
    const names: string[] = [];
    let cursor = '';
    for (let page = 0; page < 3; page += 1) {
      const { data, nextCursor } = await list(owner, `?limit=1${cursor}`);
      names.push(...data.map(({ displayName }) => displayName));
      cursor = `&cursor=${encodeURIComponent(nextCursor ?? '')}`;
      if (nextCursor === null) break;
    }
    expect(names.toSorted()).toEqual(['Carl', 'Mia', 'Olga']);
    expect((await get(member, `/members?limit=1${cursor}`)).status).toBe(400);
  });

  it('is not there for strangers', async () => {
    expect(refusal(await get(stranger, '/members'))).toEqual(notFound);
  });
});

describe('PATCH /v1/cohorts/:id/members/:memberId', () => {
  const give = (who: SignedUp, to: string, role: string) => patch(who, `/members/${to}`, { role });

  it('gives and takes the role of coach', async () => {
    const other = await signUp(app, { role: 'coach', displayName: 'Otto' });
    await enrol(app, { owner, cohortId: cohort.id }, other);
    const given = await give(owner, other.id, 'coach');
    expect(given.body).toMatchObject({ accountId: other.id, role: 'coach' });
    await patch(other, '', { name: 'Summer' }).expect(200);
    expect((await give(owner, other.id, 'member')).body).toMatchObject({ role: 'member' });
    expect(refusal(await patch(other, '', { name: 'Fall' }))).toEqual(forbidden);
    expect(await roles()).toEqual({ Olga: 'owner', Carl: 'coach', Mia: 'member', Otto: 'member' });
  });

  it('makes no coach of the account of a learner', async () => {
    const response = await give(owner, member.id, 'coach');
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      errors: [{ pointer: '#/role', code: 'needs-coach-account' }],
    });
  });

  it('keeps the owner until they hand over', async () => {
    expect(refusal(await give(owner, owner.id, 'coach'))).toEqual([409, 'invalid-state']);
    expect((await give(owner, owner.id, 'owner')).status).toBe(400);
  });

  it('is for the owner alone, and for who is in the cohort', async () => {
    expect(refusal(await give(coach, member.id, 'coach'))).toEqual(forbidden);
    expect(refusal(await give(coach, coach.id, 'member'))).toEqual(forbidden);
    expect(refusal(await give(member, member.id, 'coach'))).toEqual(forbidden);
    expect(refusal(await give(stranger, member.id, 'coach'))).toEqual(notFound);
    expect(refusal(await give(owner, stranger.id, 'coach'))).toEqual(notFound);
    await withAccountRole(owner, 'learner', async () => {
      expect(refusal(await give(owner, coach.id, 'member'))).toEqual(forbidden);
    });
  });
});

describe('PUT /v1/cohorts/:id/owner', () => {
  it('hands over, and the owner coaches from then on', async () => {
    const response = await handOver(owner, coach);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ accountId: coach.id, role: 'owner' });
    expect(await roles()).toEqual({ Olga: 'coach', Carl: 'owner', Mia: 'member' });
    expect(refusal(await handOver(owner, coach))).toEqual(forbidden);
    expect((await handOver(coach, coach)).status).toBe(200);
    await remove(owner, '/membership').expect(204);
  });

  it('never leaves two owners or none, whoever asks at once', async () => {
    const other = await signUp(app, { role: 'coach', displayName: 'Otto' });
    await enrol(app, { owner, cohortId: cohort.id }, other);
    // Both have looked before either writes, unless they take their turns.
    const runner = app.dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('SELECT FROM cohort_membership WHERE cohort_id = $1 FOR UPDATE', [
      cohort.id,
    ]);
    const asked = Promise.all([handOver(owner, coach), handOver(owner, other)]);
    await delay(300);
    await runner.commitTransaction();
    await runner.release();
    const both = await asked;
    expect(statusesOf(both)).toEqual([200, 403]);
    const owners = Object.values(await roles()).filter((role) => role === 'owner');
    expect(owners).toHaveLength(1);
  });

  it('takes only an account that may coach and is in the cohort', async () => {
    const learner = await handOver(owner, member);
    expect(learner.status).toBe(422);
    expect(learner.body).toMatchObject({
      errors: [{ pointer: '#/accountId', code: 'needs-coach-account' }],
    });
    expect(refusal(await handOver(owner, stranger))).toEqual(notFound);
    expect(refusal(await handOver(coach, coach))).toEqual(forbidden);
    expect(refusal(await handOver(member, stranger))).toEqual(forbidden);
    expect(refusal(await handOver(stranger, stranger))).toEqual(notFound);
  });

  it('lets an owner out who may not coach any longer', async () => {
    await withAccountRole(owner, 'learner', async () => {
      expect(refusal(await remove(owner, '/membership'))).toEqual([409, 'invalid-state']);
      await handOver(owner, coach).expect(200);
      await remove(owner, '/membership').expect(204);
    });
  });
});

describe('DELETE /v1/cohorts/:id/members/:memberId', () => {
  it('takes members out at once', async () => {
    await remove(coach, `/members/${member.id}`).expect(204);
    expect(refusal(await get(member, ''))).toEqual(notFound);
    expect(refusal(await remove(coach, `/members/${member.id}`))).toEqual(notFound);
    await remove(owner, `/members/${coach.id}`).expect(204);
    expect(await roles()).toEqual({ Olga: 'owner' });
  });

  it('keeps coaches from coaches, and the owner from themselves', async () => {
    expect(refusal(await remove(coach, `/members/${owner.id}`))).toEqual(forbidden);
    expect(refusal(await remove(coach, `/members/${coach.id}`))).toEqual(forbidden);
    expect(refusal(await remove(member, `/members/${coach.id}`))).toEqual(forbidden);
    expect(refusal(await remove(stranger, `/members/${member.id}`))).toEqual(notFound);
    expect(refusal(await remove(owner, `/members/${owner.id}`))).toEqual([409, 'invalid-state']);
    expect(Object.keys(await roles())).toHaveLength(3);
  });
});
