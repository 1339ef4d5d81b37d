import { createHmac, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { AccountCreator } from '../../src/identity/account-creator.js';
import { AccountRepository } from '../../src/identity/account.repository.js';
import { DemoAccounts } from '../../src/identity/demo-accounts.service.js';
import { DemoTokens } from '../../src/identity/demo-tokens.js';
import { AppConfig } from '../../src/platform/config/app-config.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { bodyOf } from '../support/body.js';
import { signUp, type SignedUp } from '../support/login.js';
import { secretPartOf } from '../support/secret-part.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let user: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  user = await signUp(app);
});
afterAll(() => app.close());

const get = (path: string, token: string) =>
  app.http.get(path).set('Authorization', `Bearer ${token}`);

const createToken = (owner: SignedUp, wish: object = {}) =>
  app.http
    .post('/v1/me/tokens')
    .set(owner.auth)
    .send({ name: 'script', scopes: ['read', 'write'], ...wish });

interface Created {
  id: string;
  token: string;
}

async function created(owner: SignedUp, wish: object = {}): Promise<Created> {
  const response = await createToken(owner, wish);
  expect(response.status).toBe(201);
  return response.body as Created;
}

describe('POST /v1/me/tokens', () => {
  it('makes a token whose secret is shown once and stored nowhere', async () => {
    const response = await createToken(user, { expiresInDays: 30 });
    expect(response.status).toBe(201);
    expect(response.headers['cache-control']).toBe('no-store');
    const { token, id } = response.body as Created;
    expect(token).toMatch(/^rhs_[0-9a-f]{32}_[\w-]{43}_[0-9a-f]{8}$/u);
    expect(bodyOf(await get('/v1/me', token)).id).toBe(user.id);
    const list = await app.http.get('/v1/me/tokens').set(user.auth);
    expect(bodyOf(list).data).toContainEqual(expect.objectContaining({ id }));
    expect(list.text).not.toMatch(/rhs_|hash/u);
    const rows: unknown[] = await app.dataSource.query('SELECT * FROM personal_access_token');
    expect(JSON.stringify(rows)).not.toContain(secretPartOf(token));
  });

  it.each([
    ['no scope', { scopes: [] }, 400, '#/scopes'],
    ['an unknown scope', { scopes: ['admin'] }, 400, '#/scopes'],
    ['a scope twice', { scopes: ['read', 'read'] }, 400, '#/scopes'],
    ['scopes inside a list', { scopes: [['read']] }, 400, '#/scopes'],
    ['a blank name', { name: ' ' }, 400, '#/name'],
    ['366 days', { expiresInDays: 366 }, 400, '#/expiresInDays'],
    ['days as text', { expiresInDays: '30' }, 400, '#/expiresInDays'],
    ['the past', { expiresAt: '2026-01-01T00:00:00Z' }, 422, '#/expiresAt'],
    ['two years ahead', { expiresAt: '2028-01-01T00:00:00Z' }, 422, '#/expiresAt'],
    [
      'both ways to say when',
      { expiresAt: '2026-05-01T00:00:00Z', expiresInDays: 3 },
      422,
      '#/expiresInDays',
    ],
    [
      'somebody else as owner',
      { accountId: '019cadc6-9a80-78a6-866c-61b24ab42a2a' },
      400,
      '#/accountId',
    ],
  ])('refuses %s', async (_, wish, status, pointer) => {
    const response = await createToken(user, wish);
    expect(response.status).toBe(status);
    expect(bodyOf(response).errors).toContainEqual(expect.objectContaining({ pointer }));
  });

  it('stops at fifty tokens', async () => {
    const somebody = await signUp(app);
    for (let number = 1; number <= 50; number += 1) await created(somebody);
    expect((await createToken(somebody)).status).toBe(409);
  });
});

describe('GET /v1/me/tokens', () => {
  it('pages, newest first', async () => {
    const somebody = await signUp(app);
    const ids: string[] = [];
    for (let number = 1; number <= 3; number += 1) {
      app.clock.advance({ seconds: 1 });
      ids.unshift((await created(somebody, { name: `token ${number}` })).id);
    }
    const first = await app.http.get('/v1/me/tokens?limit=2').set(somebody.auth);
    const link = /<([^>]+)>/u.exec(first.headers['link'] ?? '')?.[1] ?? '';
    const second = await app.http.get(link).set(somebody.auth);
    const shown = [...bodyOf(first).data, ...bodyOf(second).data];
    expect(shown.map(({ id }) => id)).toEqual(ids);
    expect(bodyOf(second).nextCursor).toBeNull();
  });
});

describe('DELETE /v1/me/tokens/:id', () => {
  it('revokes at once', async () => {
    const { id, token } = await created(user);
    const path = `/v1/me/tokens/${id}`;
    expect((await app.http.delete(path).set(user.auth)).status).toBe(204);
    expect((await get('/v1/me', token)).status).toBe(401);
    expect((await app.http.delete(path).set(user.auth)).status).toBe(404);
  });

  it('says the same about another person’s token and one that does not exist', async () => {
    const another = await signUp(app);
    const { id, token } = await created(another);
    const remove = (tokenId: string) => app.http.delete(`/v1/me/tokens/${tokenId}`).set(user.auth);
    const foreign = await remove(id);
    const random = await remove('019cadc6-9a80-78a6-866c-61b24ab42a2a');
    expect([foreign.status, random.status]).toEqual([404, 404]);
    expect(bodyOf(foreign).detail).toBe(bodyOf(random).detail);
    expect((await get('/v1/me', token)).status).toBe(200);
  });
});

describe('a personal access token', () => {
  it('may do what its scopes say', async () => {
    const reading = await created(user, { scopes: ['read'] });
    const writing = await created(user, { scopes: ['write'] });
    const patch = ({ token }: Created) =>
      app.http
        .patch('/v1/me')
        .set('Authorization', `Bearer ${token}`)
        .set('If-Match', '*')
        .send({});
    expect((await get('/v1/me', reading.token)).status).toBe(200);
    expect((await patch(writing)).status).toBe(200);
    for (const refused of [await patch(reading), await get('/v1/me', writing.token)]) {
      expect([refused.status, bodyOf(refused).code]).toEqual([403, 'insufficient-scope']);
    }
  });

  it('cannot touch sessions, tokens, the password or the account', async () => {
    const { token } = await created(user);
    const refusals = [
      await get('/v1/auth/sessions', token),
      await get('/v1/me/tokens', token),
      await get('/v1/me/export', token),
      await app.http
        .post('/v1/me/tokens')
        .set('Authorization', `Bearer ${token}`)
        .send({ name: 'wider', scopes: ['read'] }),
      await app.http
        .post('/v1/me/deletion')
        .set('Authorization', `Bearer ${token}`)
        .send({ password: user.password }),
    ];
    for (const refusal of refusals) {
      expect([refusal.status, bodyOf(refusal).code]).toEqual([403, 'insufficient-scope']);
    }
  });

  it('ends when it said it would', async () => {
    const somebody = await signUp(app);
    const { token } = await created(somebody, { expiresInDays: 1 });
    app.clock.advance({ hours: 23, minutes: 59 });
    expect((await get('/v1/me', token)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await get('/v1/me', token)).status).toBe(401);
    user = await signUp(app);
  });

  it('remembers its last use, to the minute', async () => {
    const somebody = await signUp(app);
    const { token } = await created(somebody);
    const lastUsed = async () => {
      const { body } = await app.http.get('/v1/me/tokens').set(somebody.auth);
      return (body as { data: { lastUsedAt: string | null }[] }).data[0]?.lastUsedAt;
    };
    expect(await lastUsed()).toBeNull();
    const first = app.clock.now().toISOString();
    await get('/v1/me', token);
    app.clock.advance({ seconds: 59 });
    await get('/v1/me', token);
    expect(await lastUsed()).toBe(first);
    app.clock.advance({ seconds: 1 });
    await get('/v1/me', token);
    expect(await lastUsed()).toBe(app.clock.now().toISOString());
  });

  it('does not work with another secret', async () => {
    const { token } = await created(user);
    const [one, two] = [token, (await created(user)).token];
    for (const forged of [`${one.slice(0, 37)}${two.slice(37)}`, one.slice(0, -1), `${one}0`]) {
      expect((await get('/v1/me', forged)).status).toBe(401);
    }
  });
});

describe('an access token', () => {
  let key: Parameters<SignJWT['sign']>[0];
  let header: { alg: string; typ: string; kid: string };

  beforeAll(async () => {
    const jwk = app.app.get(AppConfig).secrets.signingKeys[0] as JWK;
    key = await importJWK(jwk, 'EdDSA');
    header = { alg: 'EdDSA', typ: 'at+jwt', kid: jwk.kid ?? '' };
  });

  const seconds = () => Math.floor(app.clock.now().getTime() / 1000);
  const claims = () => ({
    iss: app.app.get(AppConfig).publicUrl,
    aud: 'rehearse',
    sub: user.id,
    sid: user.sessionId,
    iat: seconds(),
    exp: seconds() + 900,
  });
  const signed = (changes: object, headerChanges: object = {}) =>
    new SignJWT({ ...claims(), ...changes })
      .setProtectedHeader({ ...header, ...headerChanges })
      .sign(key);
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const status = async (token: string) => (await get('/v1/me', token)).status;

  it('works as it is made', async () => {
    expect(await status(await signed({}))).toBe(200);
  });

  it('ends after fifteen minutes', async () => {
    const somebody = await signUp(app);
    app.clock.advance({ minutes: 14, seconds: 59 });
    expect(await status(somebody.accessToken)).toBe(200);
    app.clock.advance({ seconds: 1 });
    const response = await get('/v1/me', somebody.accessToken);
    expect([response.status, bodyOf(response).code]).toEqual([401, 'unauthenticated']);
    expect(response.headers['www-authenticate']).toBe('Bearer');
    user = await signUp(app);
  });

  it.each([
    ['has expired', { exp: 1 }],
    ['never expires', { exp: undefined }],
    ['is of another issuer', { iss: 'https://evil.example' }],
    ['is for another audience', { aud: 'others' }],
    ['has no subject', { sub: undefined }],
    ['has no session', { sid: undefined }],
    ['names a session that does not exist', { sid: '019cadc6-9a80-78a6-866c-61b24ab42a2a' }],
    ['carries SQL for an id', { sub: "' OR 1=1 --" }],
  ])('is refused when it %s', async (_, changes) => {
    expect(await status(await signed(changes))).toBe(401);
  });

  it('is refused when its session is somebody else’s', async () => {
    const another = await signUp(app);
    expect(await status(await signed({ sid: another.sessionId }))).toBe(401);
  });

  it('is refused when it is of another type', async () => {
    for (const typ of ['JWT', 'rt+jwt', undefined]) {
      expect(await status(await signed({}, { typ }))).toBe(401);
    }
  });

  it('is refused when nobody signed it', async () => {
    for (const alg of ['none', 'None', 'NONE']) {
      expect(await status(`${encode({ ...header, alg })}.${encode(claims())}.`)).toBe(401);
    }
  });

  it('is refused when the public key was taken for a shared secret', async () => {
    const { body } = await app.http.get('/.well-known/jwks.json');
    const published = (body as { keys: { x: string }[] }).keys[0];
    const secrets = [Buffer.from(published?.x ?? '', 'base64url'), JSON.stringify(published)];
    for (const secret of secrets) {
      const input = `${encode({ ...header, alg: 'HS256' })}.${encode(claims())}`;
      const mac = createHmac('sha256', secret).update(input).digest('base64url');
      expect(await status(`${input}.${mac}`)).toBe(401);
    }
  });

  it('is refused when it brings its own key', async () => {
    const own = await generateKeyPair('EdDSA', { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    const injections = [
      { jwk },
      { kid: 'mine', jwk },
      { jku: 'http://127.0.0.1:9/jwks.json' },
      { x5u: 'http://127.0.0.1:9/cert.pem' },
      { kid: '../../../dev/null' },
      { kid: "' UNION SELECT 1 --" },
    ];
    for (const injected of injections) {
      const token = await new SignJWT(claims())
        .setProtectedHeader({ ...header, ...injected })
        .sign(own.privateKey);
      expect(await status(token)).toBe(401);
    }
  });

  it('is refused when it was changed after signing', async () => {
    const [head, , signature] = (await signed({})).split('.');
    const another = await signUp(app);
    const body = encode({ ...claims(), sub: another.id, sid: another.sessionId });
    expect(await status(`${head}.${body}.${signature}`)).toBe(401);
  });

  it('is not a refresh token, and a refresh token is none', async () => {
    expect(await status(user.refreshToken)).toBe(401);
    const response = await app.http
      .post('/v1/auth/refresh')
      .send({ refreshToken: user.accessToken.slice(0, 200) });
    expect(response.status).toBe(401);
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', `Bearer ${'x'.repeat(6000)}`])(
    'is not what %j holds',
    async (authorization) => {
      const response = await app.http.get('/v1/me').set('Authorization', authorization);
      expect(response.status).toBe(401);
    },
  );

  it('does not carry a role: a new one holds at once', async () => {
    const coach = await signUp(app, { role: 'admin' });
    expect((await app.http.get('/v1/accounts').set(coach.auth)).status).toBe(200);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [coach.id]);
    const refused = await app.http.get('/v1/accounts').set(coach.auth);
    expect([refused.status, bodyOf(refused).code]).toEqual([403, 'forbidden']);
  });
});

describe('GET /.well-known/jwks.json', () => {
  it('publishes the public halves only', async () => {
    const response = await app.http.get('/.well-known/jwks.json');
    expect(response.status).toBe(200);
    expect(response.headers['cache-control']).toBe('public, max-age=300');
    const { keys } = response.body as { keys: object[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0] ?? {}).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });

  it('lists the old key beside the new one, and both verify', async () => {
    const oldApp = await startTestApp();
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const fresh = { ...(await exportJWK(pair.privateKey)), kid: randomBytes(8).toString('hex') };
    const [old] = oldApp.app.get(AppConfig).secrets.signingKeys;
    const rotated = await startTestApp({
      JWT_PRIVATE_KEYS: JSON.stringify({ keys: [fresh, old] }),
    });
    const somebody = await signUp(rotated);
    const kidOf = (token: string) => {
      const [head = ''] = token.split('.');
      return (JSON.parse(Buffer.from(head, 'base64url').toString()) as { kid: string }).kid;
    };
    expect(kidOf(somebody.accessToken)).toBe(fresh.kid);
    const oldKey = await importJWK(old as JWK, 'EdDSA');
    const { iat, exp, iss } = claimsOf(somebody.accessToken);
    const token = await new SignJWT({ sid: somebody.sessionId, aud: 'rehearse', iat, exp, iss })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: old?.kid ?? '' })
      .setSubject(somebody.id)
      .sign(oldKey);
    const response = await rotated.http.get('/v1/me').set('Authorization', `Bearer ${token}`);
    expect(response.status).toBe(200);
    await oldApp.close();
    await rotated.close();
  });
});

function claimsOf(token: string): { iat: number; exp: number; iss: string } {
  const body = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as ReturnType<typeof claimsOf>;
}

describe('the demo accounts', () => {
  const demo = (config: AppConfig) =>
    new DemoAccounts(
      config,
      app.app.get(AccountCreator),
      app.app.get(DemoTokens),
      app.app.get(AccountRepository),
      app.app.get(UnitOfWork),
    );
  const configWith = (settings: Partial<AppConfig>): AppConfig =>
    Object.assign(Object.create(app.app.get(AppConfig)) as AppConfig, settings);

  it('get one fresh token at every start', async () => {
    const embedded = demo(configWith({ databaseIsEmbedded: true }));
    const first = await embedded.ensureDemo();
    const second = await embedded.ensureDemo();
    expect(second.map(({ role }) => role)).toEqual(['learner', 'coach']);
    for (const [index, { token, role }] of second.entries()) {
      expect((await get('/v1/me', token)).body).toMatchObject({ role });
      expect((await get('/v1/me', first[index]?.token ?? '')).status).toBe(401);
    }
  });

  it('do not exist in production, nor on a database of one’s own', async () => {
    const settings = [
      { databaseIsEmbedded: true, isProduction: true },
      { databaseIsEmbedded: false },
    ];
    for (const each of settings) expect(await demo(configWith(each)).ensureDemo()).toEqual([]);
  });
});
