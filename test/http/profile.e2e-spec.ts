import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { AccountSections } from '../../src/identity/account-sections.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { bodyOf } from '../support/body.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const newPassword = 'nine lamps under quiet water';
let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const get = (user: SignedUp, path = '/v1/me') => app.http.get(path).set(user.auth);
const post = (user: SignedUp, path: string, body: object) =>
  app.http.post(path).set(user.auth).send(body);
const logIn = (email: string, password: string) =>
  app.http.post('/v1/auth/login').send({ email, password });

describe('GET /v1/me', () => {
  it('shows the holder, with an ETag that a second reading can use', async () => {
    const user = await signUp(app, { zone: 'Asia/Kolkata', rolloverHour: 2 });
    const first = await get(user);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ id: user.id, zone: 'Asia/Kolkata', rolloverHour: 2 });
    expect(first.text).not.toMatch(/password|hash/iu);
    const etag = first.headers['etag'] ?? '';
    const second = await get(user).set('If-None-Match', etag);
    expect([second.status, second.text]).toEqual([304, '']);
  });
});

describe('PATCH /v1/me', () => {
  const patch = (user: SignedUp, body: object, ifMatch: string | null = '*') => {
    const request = app.http.patch('/v1/me').set(user.auth);
    return (ifMatch === null ? request : request.set('If-Match', ifMatch)).send(body);
  };

  it('changes what is named and keeps the rest', async () => {
    const user = await signUp(app);
    const before = await get(user);
    const changes = { zone: 'Europe/Berlin', rolloverHour: 3, displayName: 'Grace' };
    const response = await patch(user, changes, before.headers['etag']);
    expect(response.status).toBe(200);
    expect(response.body).toEqual({ ...before.body, ...changes, version: 2 });
    expect(response.headers['etag']).toBe(`"${user.id}.2"`);
    expect((await get(user)).body).toEqual(response.body);
  });

  it('takes application/merge-patch+json', async () => {
    const user = await signUp(app);
    const response = await app.http
      .patch('/v1/me')
      .set({ ...user.auth, 'If-Match': '*', 'Content-Type': 'application/merge-patch+json' })
      .send(JSON.stringify({ rolloverHour: 0 }));
    expect([response.status, bodyOf(response).rolloverHour]).toEqual([200, 0]);
  });

  it('changes nothing, not even the version, when nothing changes', async () => {
    const user = await signUp(app);
    for (const body of [{}, { zone: 'UTC', rolloverHour: 4 }]) {
      expect(bodyOf(await patch(user, body)).version).toBe(1);
    }
  });

  it.each([
    ['an unknown zone', { zone: 'Mars/Olympus' }, 422, '#/zone'],
    ['an offset for a zone', { zone: '+01:00' }, 422, '#/zone'],
    ['a zone of null', { zone: null }, 400, '#/zone'],
    ['hour 24', { rolloverHour: 24 }, 400, '#/rolloverHour'],
    ['hour 1.5', { rolloverHour: 1.5 }, 400, '#/rolloverHour'],
    ['an hour as text', { rolloverHour: '4' }, 400, '#/rolloverHour'],
    ['a blank name', { displayName: ' ' }, 400, '#/displayName'],
    ['a role', { role: 'admin' }, 400, '#/role'],
    ['a version', { version: 9 }, 400, '#/version'],
    ['an address', { email: 'eve@example.org' }, 400, '#/email'],
  ])('refuses %s', async (_, body, status, pointer) => {
    const user = await signUp(app);
    const response = await patch(user, body);
    expect(response.status).toBe(status);
    expect(bodyOf(response).errors).toContainEqual(expect.objectContaining({ pointer }));
    expect((await get(user)).body).toMatchObject({ version: 1, role: 'learner', zone: 'UTC' });
  });

  it('needs the current ETag', async () => {
    const user = await signUp(app);
    expect((await patch(user, { rolloverHour: 5 }, null)).status).toBe(428);
    const stale = await patch(user, { rolloverHour: 5 }, `"${user.id}.7"`);
    expect([stale.status, stale.headers['etag']]).toEqual([412, `"${user.id}.1"`]);
  });

  it('lets one of twenty changes against the same ETag through', async () => {
    const user = await signUp(app);
    const responses = await Promise.all(
      Array.from({ length: 20 }, (_, hour) =>
        patch(user, { rolloverHour: hour === 4 ? 23 : hour }, `"${user.id}.1"`),
      ),
    );
    const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array<number>(19).fill(412)]);
    expect(bodyOf(await get(user)).version).toBe(2);
  });
});

describe('POST /v1/auth/password', () => {
  it('changes the password, ends other sessions and keeps this one', async () => {
    const user = await signUp(app);
    const other = await logIn(user.email, user.password);
    const body = { currentPassword: user.password, newPassword };
    expect((await post(user, '/v1/auth/password', body)).status).toBe(204);
    expect((await get(user)).status).toBe(200);
    const ended = {
      ...user,
      auth: { Authorization: `Bearer ${bodyOf(other).accessToken}` },
    };
    expect((await get(ended)).status).toBe(401);
    expect((await logIn(user.email, user.password)).status).toBe(401);
    expect((await logIn(user.email, newPassword)).status).toBe(200);
  });

  it('needs the old password and a good new one', async () => {
    const user = await signUp(app);
    const wrong = { currentPassword: newPassword, newPassword };
    const refused = await post(user, '/v1/auth/password', wrong);
    expect([refused.status, bodyOf(refused).code]).toEqual([401, 'invalid-credentials']);
    const weak = { currentPassword: user.password, newPassword: 'rehearse-rehearse' };
    const refusedToo = await post(user, '/v1/auth/password', weak);
    expect(refusedToo.status).toBe(422);
    expect(bodyOf(refusedToo).errors).toMatchObject([{ pointer: '#/newPassword' }]);
    expect((await logIn(user.email, user.password)).status).toBe(200);
  });

  it('cannot be guessed through a stolen session', async () => {
    const user = await signUp(app);
    const statuses: number[] = [];
    for (let guess = 1; guess <= 12; guess += 1) {
      const body = { currentPassword: `${newPassword} ${guess}`, newPassword };
      statuses.push((await post(user, '/v1/auth/password', body)).status);
    }
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });
});

describe('POST /v1/auth/recover', () => {
  const recover = (body: object) =>
    app.http.post('/v1/auth/recover').send({ newPassword, ...body });

  it('sets a new password once for each code and ends everything else', async () => {
    const user = await signUp(app);
    const wish = { name: 'script', scopes: ['read'] };
    const script = bodyOf(await post(user, '/v1/me/tokens', wish));
    const typed = (user.recoveryCodes[0] ?? '').toLowerCase().replaceAll('-', ' ');
    const body = { email: user.email.toUpperCase(), recoveryCode: typed };
    expect((await recover(body)).status).toBe(204);
    expect((await get(user)).status).toBe(401);
    const scripted = { ...user, auth: { Authorization: `Bearer ${script.token}` } };
    expect((await get(scripted)).status).toBe(401);
    expect((await logIn(user.email, newPassword)).status).toBe(200);
    expect((await recover(body)).status).toBe(401);
  });

  it('takes a code once when it comes many times at once', async () => {
    const user = await signUp(app);
    const body = { email: user.email, recoveryCode: user.recoveryCodes[0] };
    const responses = await Promise.all(Array.from({ length: 6 }, () => recover(body)));
    const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([204, ...Array<number>(5).fill(401)]);
  });

  it('says the same about a wrong code and an unknown account', async () => {
    const user = await signUp(app);
    const recoveryCode = '0000-0000-0000-0000';
    const wrong = await recover({ email: user.email, recoveryCode });
    const unknown = await recover({ email: 'nobody@example.org', recoveryCode });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' });
    const another = await signUp(app);
    const foreign = await recover({ email: user.email, recoveryCode: another.recoveryCodes[0] });
    expect(foreign.status).toBe(401);
  });

  it('refuses a common password before it looks at the code', async () => {
    const user = await signUp(app);
    const [recoveryCode] = user.recoveryCodes;
    const weak = { email: user.email, recoveryCode, newPassword: 'passwordpassword' };
    expect((await recover(weak)).status).toBe(422);
    expect((await recover({ email: user.email, recoveryCode })).status).toBe(204);
  });
});

describe('POST /v1/auth/recovery-codes', () => {
  it('replaces the codes, with the password', async () => {
    const user = await signUp(app);
    const path = '/v1/auth/recovery-codes';
    expect((await post(user, path, { password: newPassword })).status).toBe(401);
    const response = await post(user, path, { password: user.password });
    expect(response.status).toBe(201);
    const { recoveryCodes } = response.body as { recoveryCodes: string[] };
    expect(recoveryCodes).toHaveLength(10);
    const recover = (recoveryCode: string | undefined) =>
      app.http.post('/v1/auth/recover').send({ email: user.email, recoveryCode, newPassword });
    expect((await recover(user.recoveryCodes[3])).status).toBe(401);
    expect((await recover(recoveryCodes[3])).status).toBe(204);
  });
});

describe('GET /v1/me/export', () => {
  it('holds everything about me and no secret', async () => {
    const user = await signUp(app);
    await post(user, '/v1/me/tokens', { name: 'script', scopes: ['read'] });
    const response = await get(user, '/v1/me/export');
    expect(response.status).toBe(200);
    expect(response.headers['content-disposition']).toContain('attachment');
    expect(bodyOf(response).account.email).toBe(user.email);
    expect(bodyOf(response).sessions).toMatchObject([{ id: user.sessionId, isCurrent: true }]);
    expect(bodyOf(response).personalAccessTokens).toMatchObject([{ name: 'script' }]);
    expect(bodyOf(response).sections).toEqual(expect.any(Object));
    expect(response.text).not.toMatch(/argon2|hash|rhs_|rhr_/iu);
    expect(response.text).not.toContain((await signUp(app)).email);
  });

  it('is one moment, whatever is written meanwhile', async () => {
    const busy = await startTestApp();
    try {
      const user = await signUp(busy, { displayName: 'Before' });
      const rename = `UPDATE account SET display_name = 'After' WHERE id = $1 RETURNING id`;
      busy.app.get(AccountSections).register({
        name: 'meanwhile',
        exportFor: (id) => busy.dataSource.query<unknown>(rename, [id]),
        removeFor: () => Promise.resolve(),
      });
      const exported = await busy.http.get('/v1/me/export').set(user.auth);
      expect(exported.status).toBe(200);
      expect(bodyOf(exported).account).toMatchObject({ displayName: 'Before' });
      const profile = await busy.http.get('/v1/me').set(user.auth);
      expect(profile.body).toMatchObject({ displayName: 'After' });
    } finally {
      await busy.close();
    }
  });
});

describe('POST /v1/me/deletion', () => {
  const purge = () => app.app.get(AccountPurge).purgeDue(app.clock.now());

  it('deletes everything after seven days, within which the account works', async () => {
    const user = await signUp(app);
    const bystander = await signUp(app);
    const requested = await post(user, '/v1/me/deletion', { password: user.password });
    expect(requested.status).toBe(202);
    const { dueAt } = requested.body as { dueAt: string };
    expect(Date.parse(dueAt) - app.clock.now().getTime()).toBe(7 * 86_400_000);
    expect((await get(user)).body).toMatchObject({ deletionDueAt: dueAt, version: 2 });
    app.clock.advance({ days: 6 });
    expect(await purge()).toBe(0);
    const login = await logIn(user.email, user.password);
    expect(login.status).toBe(200);
    app.clock.advance({ days: 1 });
    expect(await purge()).toBe(1);
    expect(await purge()).toBe(0);
    expect((await logIn(user.email, user.password)).status).toBe(401);
    expect((await logIn(bystander.email, bystander.password)).status).toBe(200);
    for (const table of ['session', 'personal_access_token', 'recovery_code']) {
      const sql = `SELECT 1 FROM ${table} WHERE account_id = $1`;
      expect(await app.dataSource.query(sql, [user.id])).toEqual([]);
    }
  });

  it('deletes the others when one account cannot be deleted, and says so', async () => {
    const stuck = await startTestApp();
    try {
      const users = [await signUp(stuck), await signUp(stuck), await signUp(stuck)];
      for (const { auth, password } of users) {
        await stuck.http.post('/v1/me/deletion').set(auth).send({ password });
        stuck.clock.advance({ seconds: 1 });
      }
      let isFaulty = true;
      stuck.app.get(AccountSections).register({
        name: 'faulty',
        exportFor: () => Promise.resolve(null),
        removeFor: async (id) => {
          if (isFaulty && id === users[0]?.id) throw new Error('This one stays.');
        },
      });
      const left = async () => {
        const rows: { id: string }[] = await stuck.dataSource.query('SELECT id FROM account');
        return rows.map(({ id }) => id);
      };
      stuck.clock.advance({ days: 7 });
      const purging = stuck.app.get(Jobs).run('purge-accounts');
      await expect(purging).rejects.toMatchObject({ errors: [{ message: 'This one stays.' }] });
      expect(await left()).toEqual([users[0]?.id]);
      isFaulty = false;
      await stuck.app.get(Jobs).run('purge-accounts');
      expect(await left()).toEqual([]);
    } finally {
      await stuck.close();
    }
  });

  it('needs the password, and asking again does not move the day', async () => {
    const user = await signUp(app);
    const refused = await post(user, '/v1/me/deletion', { password: newPassword });
    expect([refused.status, bodyOf(refused).code]).toEqual([401, 'invalid-credentials']);
    expect(bodyOf(await get(user)).deletionDueAt).toBeNull();
    const first = await post(user, '/v1/me/deletion', { password: user.password });
    app.clock.advance({ minutes: 5 });
    const second = await post(user, '/v1/me/deletion', { password: user.password });
    expect(second.body).toEqual(first.body);
  });
});

describe('DELETE /v1/me/deletion', () => {
  it('takes the request back', async () => {
    const user = await signUp(app);
    const cancel = () => app.http.delete('/v1/me/deletion').set(user.auth);
    expect((await cancel()).status).toBe(409);
    await post(user, '/v1/me/deletion', { password: user.password });
    expect((await cancel()).status).toBe(204);
    expect(bodyOf(await get(user)).deletionDueAt).toBeNull();
    await app.app.get(AccountPurge).purgeDue(new Date('2027-01-01T00:00:00Z'));
    expect((await logIn(user.email, user.password)).status).toBe(200);
  });
});
