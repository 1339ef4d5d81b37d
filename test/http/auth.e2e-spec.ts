import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashSync } from '@node-rs/argon2';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { bodyOf } from '../support/body.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const password = 'brisk otters fold maps at noon';
const newEmail = () => `ada-${randomBytes(4).toString('hex')}@example.org`;

let app: TestApp;
let user: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  user = await signUp(app);
});
afterAll(() => app.close());

const credentialsOf = ({ email, password: word }: SignedUp) => ({ email, password: word });
const post = (path: string, body: object) => app.http.post(path).send(body);
const me = (accessToken: string) =>
  app.http.get('/v1/me').set('Authorization', `Bearer ${accessToken}`);

describe('POST /v1/auth/register', () => {
  it('makes a learner, signs in and shows ten recovery codes', async () => {
    const email = newEmail();
    const body = {
      email: email.toUpperCase(),
      password,
      displayName: 'Ada',
      zone: 'Europe/Berlin',
    };
    const response = await post('/v1/auth/register', body);
    expect(response.status).toBe(201);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(bodyOf(response).account).toMatchObject({
      email: email.toUpperCase(),
      displayName: 'Ada',
      role: 'learner',
      zone: 'Europe/Berlin',
      rolloverHour: 4,
      version: 1,
      deletionDueAt: null,
    });
    expect(new Set(bodyOf(response).recoveryCodes).size).toBe(10);
    expect(response.text).not.toContain('argon2');
    const profile = await me(bodyOf(response).accessToken);
    expect(profile.body).toEqual(bodyOf(response).account);
  });

  it('takes the same address only once, in whatever case', async () => {
    const body = { email: user.email.toUpperCase(), password, displayName: 'Eve' };
    const response = await post('/v1/auth/register', body);
    expect(response.status).toBe(409);
    expect(bodyOf(response).code).toBe('already-exists');
  });

  it('makes one account out of twelve registrations at once', async () => {
    const body = { email: newEmail(), password, displayName: 'Ada' };
    const responses = await Promise.all(
      Array.from({ length: 12 }, () => post('/v1/auth/register', body)),
    );
    const statuses = responses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([201, ...Array<number>(11).fill(409)]);
  });

  it.each([
    ['a short password', { password: 'x7!Rk2#zQ9pLx0' }, 400, '#/password'],
    ['a common password', { password: 'passwordpassword1' }, 422, '#/password'],
    ['an unknown zone', { zone: 'Mars/Olympus' }, 422, '#/zone'],
    ['a null zone', { zone: null }, 400, '#/zone'],
    ['no address', { email: 'ada' }, 400, '#/email'],
    [
      'an address that is too long',
      { email: `${'a'.repeat(64)}@${'b.'.repeat(100)}org` },
      400,
      '#/email',
    ],
    ['a role', { role: 'admin' }, 400, '#/role'],
    ['an id', { id: '019cadc6-9a80-78a6-866c-61b24ab42a2a' }, 400, '#/id'],
    ['a blank name', { displayName: '   ' }, 400, '#/displayName'],
  ])('refuses %s', async (_, part, status, pointer) => {
    const body = { email: newEmail(), password, displayName: 'Ada', ...part };
    const response = await post('/v1/auth/register', body);
    expect(response.status).toBe(status);
    expect(bodyOf(response).errors).toContainEqual(expect.objectContaining({ pointer }));
    const login = await post('/v1/auth/login', { email: body.email, password: body.password });
    expect(login.status).not.toBe(200);
  });
});

describe('POST /v1/auth/login', () => {
  it('opens a session, with the address in any case', async () => {
    const body = { email: user.email.toUpperCase(), password: user.password };
    const response = await post('/v1/auth/login', body);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({ tokenType: 'Bearer', expiresInSeconds: 900 });
    expect(bodyOf(response).account.id).toBe(user.id);
    expect(bodyOf(response).sessionId).not.toBe(user.sessionId);
    expect((await me(bodyOf(response).accessToken)).status).toBe(200);
  });

  it('says the same about a wrong password and an unknown account', async () => {
    const wrong = await post('/v1/auth/login', { email: user.email, password });
    const unknown = await post('/v1/auth/login', { email: newEmail(), password });
    expect(wrong.status).toBe(401);
    expect(wrong.headers['www-authenticate']).toBe('Bearer');
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
  });

  it('hashes again what was hashed under older parameters', async () => {
    const somebody = await signUp(app);
    const weak = hashSync(somebody.password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
    const hashOf = async () => {
      const sql = 'SELECT password_hash FROM account WHERE id = $1';
      const rows: { password_hash: string }[] = await app.dataSource.query(sql, [somebody.id]);
      return rows[0]?.password_hash;
    };
    await app.dataSource.query('UPDATE account SET password_hash = $2 WHERE id = $1', [
      somebody.id,
      weak,
    ]);
    const credentials = { email: somebody.email, password: somebody.password };
    expect((await post('/v1/auth/login', credentials)).status).toBe(200);
    expect(await hashOf()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
    expect((await post('/v1/auth/login', credentials)).status).toBe(200);
  });

  it('refuses the eleventh failure from one network and lets the owner in from another', async () => {
    const proxied = await startTestApp({ TRUSTED_PROXIES: '127.0.0.1' });
    const somebody = await signUp(proxied);
    const attempt = (from: string, guess: string) =>
      proxied.http
        .post('/v1/auth/login')
        .set('X-Forwarded-For', from)
        .send({ email: somebody.email, password: guess });
    const guesses = await Promise.all(
      Array.from({ length: 14 }, () => attempt('203.0.113.7', password)),
    );
    const statuses = guesses.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);
    const refused = await attempt('203.0.113.7', somebody.password);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await attempt('203.0.113.8', somebody.password)).status).toBe(200);
    await proxied.close();
  });

  it('slows guessing from many networks down without locking the owner out', async () => {
    const proxied = await startTestApp({ TRUSTED_PROXIES: '127.0.0.1' });
    const somebody = await signUp(proxied);
    for (let host = 1; host <= 22; host += 1) {
      const response = await proxied.http
        .post('/v1/auth/login')
        .set('X-Forwarded-For', `203.0.113.${host}`)
        .send({ email: somebody.email, password });
      expect(response.status).toBe(401);
    }
    const started = performance.now();
    const owner = await proxied.http
      .post('/v1/auth/login')
      .set('X-Forwarded-For', '198.51.100.1')
      .send({ email: somebody.email, password: somebody.password });
    expect(owner.status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(300);
    await proxied.close();
  });

  it('counts a network once, however it fills in X-Forwarded-For', async () => {
    const strict = await startTestApp({ AUTH_RATE_LIMIT_PER_MINUTE: '5' });
    const statuses: number[] = [];
    for (let host = 1; host <= 7; host += 1) {
      const response = await strict.http
        .post('/v1/auth/login')
        .set('X-Forwarded-For', `203.0.113.${host}`)
        .send({ email: newEmail(), password });
      statuses.push(response.status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    await strict.close();
  });

  it('sheds a burst instead of starving everybody else', async () => {
    const responses = await Promise.all(
      Array.from({ length: 80 }, () => post('/v1/auth/login', { email: newEmail(), password })),
    );
    const statuses = new Set(responses.map(({ status }) => status));
    expect(Array.from(statuses).every((status) => status === 401 || status === 503)).toBe(true);
    const shed = responses.find(({ status }) => status === 503);
    if (shed !== undefined) expect(Number(shed.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('POST /v1/auth/refresh', () => {
  const refresh = (refreshToken: string) => post('/v1/auth/refresh', { refreshToken });

  it('exchanges the token for a new pair', async () => {
    const somebody = await signUp(app);
    const response = await refresh(somebody.refreshToken);
    expect(response.status).toBe(200);
    expect(bodyOf(response).sessionId).toBe(somebody.sessionId);
    expect(bodyOf(response).refreshToken).not.toBe(somebody.refreshToken);
    expect((await me(bodyOf(response).accessToken)).status).toBe(200);
    expect((await refresh(bodyOf(response).refreshToken)).status).toBe(200);
  });

  it('works with a stale access token beside it', async () => {
    const somebody = await signUp(app);
    const response = await refresh(somebody.refreshToken).set('Authorization', 'Bearer stale');
    expect(response.status).toBe(200);
  });

  it('gives the very same successor for thirty seconds', async () => {
    const somebody = await signUp(app);
    const first = await refresh(somebody.refreshToken);
    app.clock.advance({ seconds: 30 });
    const second = await refresh(somebody.refreshToken);
    expect(second.status).toBe(200);
    expect(bodyOf(second).refreshToken).toBe(bodyOf(first).refreshToken);
  });

  it('gives one successor to many at once', async () => {
    const somebody = await signUp(app);
    const responses = await Promise.all(
      Array.from({ length: 8 }, () => refresh(somebody.refreshToken)),
    );
    expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(responses.map((response) => bodyOf(response).refreshToken)).size).toBe(1);
  });

  it('ends the session when an exchanged token comes back late', async () => {
    const somebody = await signUp(app);
    const next = await refresh(somebody.refreshToken);
    app.clock.advance({ seconds: 31 });
    expect((await refresh(somebody.refreshToken)).status).toBe(401);
    expect((await refresh(bodyOf(next).refreshToken)).status).toBe(401);
    expect((await me(bodyOf(next).accessToken)).status).toBe(401);
  });

  it('ends the session when a token comes back after two exchanges', async () => {
    const somebody = await signUp(app);
    const second = await refresh(somebody.refreshToken);
    const third = await refresh(bodyOf(second).refreshToken);
    expect((await refresh(somebody.refreshToken)).status).toBe(401);
    expect((await refresh(bodyOf(third).refreshToken)).status).toBe(401);
  });

  it('lets nobody end a session with a forged token', async () => {
    const somebody = await signUp(app);
    const forged = somebody.refreshToken.replace(/_[\w-]{43}_/u, `_${'A'.repeat(43)}_`);
    for (const token of [forged, 'rhr_', 'x', somebody.accessToken.slice(0, 200)]) {
      const response = await refresh(token);
      expect([response.status, bodyOf(response).code]).toEqual([401, 'invalid-credentials']);
    }
    expect((await refresh(somebody.refreshToken)).status).toBe(200);
  });

  it('does not outlive the session', async () => {
    const somebody = await signUp(app);
    app.clock.advance({ days: 60 });
    expect((await refresh(somebody.refreshToken)).status).toBe(401);
  });
});

describe('POST /v1/auth/logout', () => {
  it('ends this session at once and leaves the others', async () => {
    const somebody = await signUp(app);
    const login = await post('/v1/auth/login', credentialsOf(somebody));
    const response = await app.http.post('/v1/auth/logout').set(somebody.auth);
    expect(response.status).toBe(204);
    expect((await me(somebody.accessToken)).status).toBe(401);
    const refreshed = await post('/v1/auth/refresh', { refreshToken: somebody.refreshToken });
    expect(refreshed.status).toBe(401);
    expect((await me(bodyOf(login).accessToken)).status).toBe(200);
  });
});

describe('GET /v1/auth/sessions', () => {
  it('lists where somebody is signed in, newest first, a page at a time, without secrets', async () => {
    const somebody = await signUp(app);
    for (let device = 1; device <= 2; device += 1) {
      app.clock.advance({ seconds: 1 });
      await post('/v1/auth/login', credentialsOf(somebody)).set('User-Agent', `device/${device}`);
    }
    const first = await app.http.get('/v1/auth/sessions?limit=2').set(somebody.auth);
    expect(first.status).toBe(200);
    expect(bodyOf(first).data.map(({ label }) => label)).toEqual(['device/2', 'device/1']);
    expect(first.text).not.toMatch(/hash|token|rhr_/iu);
    const next = await app.http
      .get('/v1/auth/sessions')
      .query({ limit: 2, cursor: bodyOf(first).nextCursor as string })
      .set(somebody.auth);
    expect(bodyOf(next).data).toMatchObject([{ id: somebody.sessionId, isCurrent: true }]);
    expect(bodyOf(next).nextCursor).toBeNull();
    const foreign = await app.http
      .get('/v1/auth/sessions')
      .query({ cursor: bodyOf(first).nextCursor as string })
      .set((await signUp(app)).auth);
    expect(foreign.status).toBe(400);
  });
});

describe('DELETE /v1/auth/sessions/:id', () => {
  it('signs a device out at once', async () => {
    const somebody = await signUp(app);
    const login = await post('/v1/auth/login', credentialsOf(somebody));
    const path = `/v1/auth/sessions/${bodyOf(login).sessionId}`;
    expect((await app.http.delete(path).set(somebody.auth)).status).toBe(204);
    expect((await me(bodyOf(login).accessToken)).status).toBe(401);
    expect((await app.http.delete(path).set(somebody.auth)).status).toBe(404);
  });

  it('says the same about another person’s session and one that does not exist', async () => {
    const [somebody, another] = [await signUp(app), await signUp(app)];
    const remove = (id: string) => app.http.delete(`/v1/auth/sessions/${id}`).set(somebody.auth);
    const foreign = await remove(another.sessionId);
    const random = await remove('019cadc6-9a80-78a6-866c-61b24ab42a2a');
    expect([foreign.status, random.status]).toEqual([404, 404]);
    expect(bodyOf(foreign).detail).toBe(bodyOf(random).detail);
    expect((await me(another.accessToken)).status).toBe(200);
    expect((await remove('not-a-uuid')).status).toBe(400);
  });
});

describe('the job remove-expired-credentials', () => {
  it('forgets what stopped working thirty days ago, and nothing else', async () => {
    const old = await startTestApp();
    try {
      const somebody = await signUp(old);
      const logInAgain = async () => {
        const login = await old.http.post('/v1/auth/login').send(credentialsOf(somebody));
        return bodyOf(login);
      };
      const [revoked, kept] = [await logInAgain(), await logInAgain()];
      const wish = { name: 'brief', scopes: ['read'], expiresInDays: 1 };
      const made = await old.http.post('/v1/me/tokens').set(somebody.auth).send(wish);
      expect(made.status).toBe(201);
      const path = `/v1/auth/sessions/${revoked.sessionId}`;
      expect((await old.http.delete(path).set(somebody.auth)).status).toBe(204);
      const count = async (table: string) => {
        const rows: unknown[] = await old.dataSource.query(`SELECT 1 FROM ${table}`);
        return rows.length;
      };
      const clearAway = () => old.app.get(Jobs).run('remove-expired-credentials');
      old.clock.advance({ days: 29 });
      const refreshToken = kept.refreshToken;
      const refreshed = await old.http.post('/v1/auth/refresh').send({ refreshToken });
      expect(refreshed.status).toBe(200);
      await clearAway();
      expect([await count('session'), await count('personal_access_token')]).toEqual([3, 1]);
      old.clock.advance({ days: 3 });
      await clearAway();
      expect([await count('session'), await count('personal_access_token')]).toEqual([2, 0]);
      old.clock.advance({ days: 60 });
      await clearAway();
      const left: { id: string }[] = await old.dataSource.query('SELECT id FROM session');
      expect(left).toEqual([{ id: kept.sessionId }]);
    } finally {
      await old.close();
    }
  });
});
