import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RoleService } from '../../src/identity/role.service.js';
import { bodyOf } from '../support/body.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const newPassword = 'nine lamps under quiet water';
const nobody = '019cadc6-9a80-78a6-866c-61b24ab42a2a';
let app: TestApp;
let admin: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  admin = await signUp(app, { role: 'admin' });
});
afterAll(() => app.close());

const get = (path: string, user = admin) => app.http.get(path).set(user.auth);
const patch = (id: string, body: object, { user = admin, ifMatch = '*' } = {}) =>
  app.http.patch(`/v1/accounts/${id}`).set(user.auth).set('If-Match', ifMatch).send(body);

interface AccountPage {
  data: { id: string; email: string }[];
  nextCursor: string | null;
}

describe('GET /v1/accounts', () => {
  it('pages through everybody once, even while somebody registers', async () => {
    const known = [admin.id];
    for (let number = 1; number <= 4; number += 1) {
      app.clock.advance({ seconds: 1 });
      known.push((await signUp(app)).id);
    }
    const seen: string[] = [];
    let query = 'limit=2';
    for (;;) {
      const response = await get(`/v1/accounts?${query}`);
      expect(response.status).toBe(200);
      const { data, nextCursor } = response.body as AccountPage;
      seen.push(...data.map(({ id }) => id));
      if (nextCursor === null) break;
      if (seen.length === 2) {
        app.clock.advance({ seconds: 1 });
        known.push((await signUp(app)).id);
      }
      query = `limit=2&cursor=${nextCursor}`;
    }
    expect(seen).toEqual(known);
  });

  it('filters by role and by the beginning of the address, taken literally', async () => {
    const coach = await signUp(app, { role: 'coach' });
    const byRole = await get('/v1/accounts?role=coach');
    expect(bodyOf(byRole).data).toMatchObject([{ id: coach.id, role: 'coach' }]);
    const prefix = coach.email.slice(0, 12).toUpperCase();
    const byPrefix = await get(`/v1/accounts?emailPrefix=${prefix}`);
    expect(bodyOf(byPrefix).data).toMatchObject([{ id: coach.id }]);
    for (const literal of ['%25', '_', 'coach%25', "' OR 1=1 --"]) {
      expect(bodyOf(await get(`/v1/accounts?emailPrefix=${literal}`)).data).toEqual([]);
    }
  });

  it('shows no secret', async () => {
    expect((await get('/v1/accounts')).text).not.toMatch(/password|hash|argon2/iu);
  });

  it.each(['limit=0', 'limit=101', 'limit=0x10', 'role=boss', 'colour=red', 'cursor=abc'])(
    'refuses ?%s',
    async (query) => {
      expect((await get(`/v1/accounts?${query}`)).status).toBe(400);
    },
  );

  it('refuses a cursor with other filters', async () => {
    await signUp(app);
    const { body } = await get('/v1/accounts?limit=1');
    const { nextCursor } = body as AccountPage;
    expect((await get(`/v1/accounts?role=coach&cursor=${nextCursor}`)).status).toBe(400);
  });

  it.each(['learner', 'coach'] as const)('is closed to a %s', async (role) => {
    const response = await get('/v1/accounts', await signUp(app, { role }));
    expect([response.status, bodyOf(response).code]).toEqual([403, 'forbidden']);
  });
});

describe('GET /v1/accounts/:id', () => {
  it('shows one account, with its ETag', async () => {
    const user = await signUp(app);
    const response = await get(`/v1/accounts/${user.id}`);
    expect(response.status).toBe(200);
    expect(response.headers['etag']).toBe(`"${user.id}.1"`);
    expect(response.body).toEqual((await get('/v1/me', user)).body);
    expect((await get(`/v1/accounts/${nobody}`)).status).toBe(404);
    expect((await get('/v1/accounts/1')).status).toBe(400);
  });

  it('does not tell a learner who exists', async () => {
    const [user, another] = [await signUp(app), await signUp(app)];
    expect((await get(`/v1/accounts/${another.id}`, user)).status).toBe(403);
    expect((await get(`/v1/accounts/${nobody}`, user)).status).toBe(403);
  });
});

describe('PATCH /v1/accounts/:id', () => {
  it('gives a role, which holds from the next request on', async () => {
    const user = await signUp(app);
    expect((await get('/v1/accounts', user)).status).toBe(403);
    const given = await patch(user.id, { role: 'admin' }, { ifMatch: `"${user.id}.1"` });
    expect([given.status, bodyOf(given).role, bodyOf(given).version]).toEqual([200, 'admin', 2]);
    expect((await get('/v1/accounts', user)).status).toBe(200);
    expect((await patch(user.id, { role: 'learner' })).status).toBe(200);
    expect((await get('/v1/accounts', user)).status).toBe(403);
  });

  it('needs the current ETag, and an empty patch changes nothing', async () => {
    const user = await signUp(app);
    const path = `/v1/accounts/${user.id}`;
    const blind = await app.http.patch(path).set(admin.auth).send({ role: 'coach' });
    expect(blind.status).toBe(428);
    expect((await patch(user.id, { role: 'coach' }, { ifMatch: '"x.1"' })).status).toBe(412);
    expect(bodyOf(await patch(user.id, {})).version).toBe(1);
    expect(bodyOf(await patch(user.id, { role: 'learner' })).version).toBe(1);
  });

  it.each([
    [{ role: 'boss' }, '#/role'],
    [{ role: null }, '#/role'],
    [{ displayName: 'Eve' }, '#/displayName'],
    [{ passwordHash: 'x' }, '#/passwordHash'],
  ])('refuses %j', async (body, pointer) => {
    const user = await signUp(app);
    const response = await patch(user.id, body);
    expect(response.status).toBe(400);
    expect(bodyOf(response).errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('keeps the last admin, even when two admins demote each other at once', async () => {
    const alone = await startTestApp();
    const [one, two] = [
      await signUp(alone, { role: 'admin' }),
      await signUp(alone, { role: 'admin' }),
    ];
    const demote = (by: SignedUp, whom: SignedUp) =>
      alone.http
        .patch(`/v1/accounts/${whom.id}`)
        .set({ ...by.auth, 'If-Match': '*' })
        .send({ role: 'learner' });
    const both = await Promise.all([demote(one, two), demote(two, one)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).not.toEqual([200, 200]);
    const admins: { id: string }[] = await alone.dataSource.query(
      `SELECT id FROM account WHERE role = 'admin'`,
    );
    expect(admins).toHaveLength(1);
    const last = [one, two].find(({ id }) => id === admins[0]?.id) ?? one;
    const refused = await demote(last, last);
    expect([refused.status, bodyOf(refused).code]).toEqual([409, 'invalid-state']);
    await alone.close();
  });

  it('is closed to a coach', async () => {
    const coach = await signUp(app, { role: 'coach' });
    expect((await patch(coach.id, { role: 'admin' }, { user: coach })).status).toBe(403);
  });
});

describe('POST /v1/accounts/:id/password-reset-links', () => {
  const issue = (id: string, user = admin) =>
    app.http.post(`/v1/accounts/${id}/password-reset-links`).set(user.auth);
  const reset = (token: string, password = newPassword) =>
    app.http.post('/v1/auth/reset-password').send({ token, newPassword: password });
  const logIn = ({ email }: SignedUp, password: string) =>
    app.http.post('/v1/auth/login').send({ email, password });

  it('lets the holder in again, once', async () => {
    const user = await signUp(app);
    const link = await issue(user.id);
    expect(link.status).toBe(201);
    expect(link.headers['cache-control']).toBe('no-store');
    const { token } = link.body as { token: string };
    expect((await reset(token, 'passwordpassword')).status).toBe(422);
    expect((await reset(token)).status).toBe(204);
    expect((await get('/v1/me', user)).status).toBe(401);
    expect((await logIn(user, user.password)).status).toBe(401);
    expect((await logIn(user, newPassword)).status).toBe(200);
    expect((await reset(token, 'seven quiet harbours wait')).status).toBe(401);
  });

  it('works for a day, and only the newest', async () => {
    const user = await signUp(app);
    const first = await issue(user.id);
    const second = await issue(user.id);
    expect((await reset(bodyOf(first).token)).status).toBe(401);
    app.clock.advance({ days: 1 });
    expect((await reset(bodyOf(second).token)).status).toBe(401);
    admin = await signUp(app, { role: 'admin' });
  });

  it('is void once the holder changed the password', async () => {
    const user = await signUp(app);
    const link = await issue(user.id);
    const body = { currentPassword: user.password, newPassword };
    await app.http.post('/v1/auth/password').set(user.auth).send(body);
    expect((await reset(bodyOf(link).token)).status).toBe(401);
  });

  it('is for admins, and for accounts that exist', async () => {
    const coach = await signUp(app, { role: 'coach' });
    expect((await issue(admin.id, coach)).status).toBe(403);
    expect((await issue(nobody)).status).toBe(404);
  });
});

describe('the operator', () => {
  it('makes the first admin, by address in any case', async () => {
    const user = await signUp(app);
    await app.app.get(RoleService).assign(user.email.toUpperCase(), 'admin');
    expect((await get('/v1/accounts', user)).status).toBe(200);
    const unknown = app.app.get(RoleService).assign('nobody@example.org', 'admin');
    await expect(unknown).rejects.toMatchObject({ code: 'not-found' });
  });
});
