import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { signUp, type SignedUp } from '../support/login.js';
import { listQuestionIds } from '../support/practice.js';
import { sendRaw } from '../support/raw-request.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('hostile requests', () => {
  let app: TestApp;
  let learner: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    learner = await signUp(app);
  });
  afterAll(() => app.close());

  async function post(body: string | Buffer, headers: Record<string, string> = {}) {
    return app.http
      .post('/v1/reviews')
      .set({ ...learner.auth, 'Content-Type': 'application/json', ...headers })
      .serialize((text: string) => text)
      .send(body);
  }

  /** Status and code of a problem document that gives nothing away. */
  function problemOf(response: Response): [number, string] {
    expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
    expect(response.text).not.toMatch(/SELECT|INSERT|node_modules|\bat .*:\d+:\d+/u);
    const { status, code, type } = response.body as Record<string, unknown>;
    expect([status, type]).toEqual([response.status, `/problems/${String(code)}`]);
    return [response.status, String(code)];
  }

  const deep = (open: string, close: string) => open.repeat(20_000) + close.repeat(20_000);

  describe('bodies', () => {
    it.each([
      ['a list', '[]', 'validation-failed'],
      ['a list of lists', '[[]]', 'validation-failed'],
      ['a list of objects', '[{}]', 'validation-failed'],
      ['null', 'null', 'malformed-request'],
      ['half of an object', '{"id":', 'malformed-request'],
      ['nested lists', deep('[', ']'), 'malformed-request'],
      ['nested objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 'malformed-request'],
      ['too many values', `[${Array(25_000).fill('1').join()}]`, 'malformed-request'],
      ['a prototype', '{"__proto__":{"role":"admin"}}', 'malformed-request'],
      ['a constructor', '{"constructor":{"prototype":{}}}', 'malformed-request'],
      ['a number without end', '{"rating":-1e400}', 'malformed-request'],
      ['NUL', '{"zone":"a\\u0000b"}', 'malformed-request'],
      ['half of a surrogate pair', '{"zone":"\\ud800"}', 'malformed-request'],
      ['such a half in a key', '{"\\udfff":1}', 'malformed-request'],
    ])('refuses %s', async (_, body, code) => {
      expect(problemOf(await post(body))).toEqual([400, code]);
    });

    it('refuses fifteen thousand unknown keys and names a hundred', async () => {
      const keys = Array.from({ length: 15_000 }, (_, index) => `"k${index}":1`);
      const response = await post(`{${keys.join()}}`);
      expect(problemOf(response)).toEqual([400, 'validation-failed']);
      expect((response.body as { errors: unknown[] }).errors).toHaveLength(100);
    });

    it('refuses bytes that are not UTF-8', async () => {
      const body = Buffer.concat([Buffer.from('{"zone":"'), Buffer.from([0xff, 0xc0, 0x22, 0x7d])]);
      const response = await post(body);
      expect(problemOf(response)).toEqual([400, 'malformed-request']);
      expect(response.body).toMatchObject({ detail: 'The body is not valid UTF-8.' });
    });

    it.each(['1.5', '"3"', '[3]', '0', '5', 'true', '-0'])(
      'refuses the rating %s',
      async (rating) => {
        const [questionId] = await listQuestionIds(app, learner);
        const id = randomUUID();
        const response = await post(
          `{"id":"${id}","questionId":"${questionId ?? id}","rating":${rating}}`,
        );
        expect(problemOf(response)).toEqual([400, 'validation-failed']);
      },
    );

    it('refuses two megabytes, and a hundred packed into a hundred kilobytes', async () => {
      expect(problemOf(await post(`"${'x'.repeat(2e6)}"`))).toEqual([413, 'payload-too-large']);
      const bomb = gzipSync(`"${'x'.repeat(100e6)}"`);
      const startedAt = performance.now();
      const response = await post(bomb, { 'Content-Encoding': 'gzip' });
      expect(problemOf(response)).toEqual([413, 'payload-too-large']);
      expect(performance.now() - startedAt).toBeLessThan(1500);
    });

    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/json; charset=utf-16',
      'application/json; charset=iso-8859-1',
      'nonsense',
    ])('refuses the type %s', async (type) => {
      expect(problemOf(await post('{}', { 'Content-Type': type }))).toEqual([
        415,
        'unsupported-media-type',
      ]);
    });
  });

  describe('addresses', () => {
    it.each([
      '/v1/questions/%00',
      '/v1/questions/%',
      '/v1/questions/%c0%ae',
      '/v1/questions/%2e%2e%2fme',
      "/v1/questions/'%20OR%201=1--",
      '/v1/questions/not-an-id',
    ])('refuses %s', async (path) => {
      expect(problemOf(await app.http.get(path).set(learner.auth))).toEqual([
        400,
        path.endsWith('%') || path.includes('c0') ? 'malformed-request' : 'validation-failed',
      ]);
    });

    it.each(['/docs/package.json', '/docs/x/../package.json', '/docs/..%2f..%2fpackage.json'])(
      'does not serve %s',
      async (path) => {
        const { answer } = await sendRaw(
          app,
          `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1\.1 404 /u);
        expect(answer).toContain('application/problem+json');
      },
    );

    it.each([
      'limit=0x10',
      'limit=1e1',
      'limit=%205',
      'limit=1&limit=2',
      'limit[]=1',
      'limit=',
      'nothing=1',
      '__proto__=1',
      'constructor=1',
      'cursor=a.b',
    ])('refuses the query %s', async (query) => {
      for (const list of ['questions', 'reviews', 'cards', 'attempts', 'queue', 'me/tokens']) {
        const response = await app.http.get(`/v1/${list}?${query}`).set(learner.auth);
        expect(problemOf(response)).toEqual([400, 'validation-failed']);
      }
    });

    it('refuses a cursor with something behind it', async () => {
      const page = await app.http.get('/v1/skills?limit=1').set(learner.auth);
      const { nextCursor } = page.body as { nextCursor: string };
      const path = `/v1/skills?limit=1&cursor=${nextCursor}`;
      expect((await app.http.get(path).set(learner.auth)).status).toBe(200);
      expect(problemOf(await app.http.get(`${path}.x`).set(learner.auth))).toEqual([
        400,
        'validation-failed',
      ]);
    });

    it.each(['-'.repeat(200), '- '.repeat(100), '-"'.repeat(100), '("'.repeat(100), '%_', "';--"])(
      'searches for %j',
      async (q) => {
        const response = await app.http.get('/v1/questions').query({ q }).set(learner.auth);
        expect(response.status).toBe(200);
      },
    );
  });

  describe('methods, hosts and origins', () => {
    it.each(['trace', 'propfind', 'purge', 'put', 'options'] as const)(
      'answers %s with 405 and what is allowed, and echoes nothing',
      async (method) => {
        const response = await app.http[method]('/v1/questions').set(learner.auth);
        expect(problemOf(response)).toEqual([405, 'method-not-allowed']);
        expect(response.headers['allow']).toBe('GET, HEAD');
        expect(response.text).not.toContain('Bearer');
      },
    );

    it('does not take another method out of a header or the query', async () => {
      const wish = { 'X-HTTP-Method-Override': 'DELETE', 'X-HTTP-Method': 'DELETE' };
      const response = await app.http
        .get('/v1/me/deletion?_method=DELETE')
        .set({ ...learner.auth, ...wish });
      expect(problemOf(response)).toEqual([405, 'method-not-allowed']);
    });

    it('repeats neither a foreign host nor a foreign origin', async () => {
      const lie = { Host: 'evil.example', 'X-Forwarded-Host': 'evil.example' };
      const response = await app.http
        .get('/v1/questions?limit=1')
        .set({ ...learner.auth, ...lie, Origin: 'https://evil.example' });
      expect(response.status).toBe(200);
      expect(JSON.stringify(response.headers) + response.text).not.toContain('evil');
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    });
  });

  describe('what is hardly HTTP', () => {
    const head = 'POST /v1/auth/login HTTP/1.1\r\nHost: x\r\n';

    it.each([
      ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 5\r\n\r\n{}abc`, 400],
      [
        'a length and chunks',
        `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n`,
        400,
      ],
      ['a blank before a colon', `${head}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, 400],
      ['lines without CR', 'GET /health/live HTTP/1.1\nHost: x\n\n', 400],
      ['an unknown method', 'FOO / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
      ['NUL in a header', `${head}X: a\0b\r\n\r\n`, 400],
      ['no host', 'GET /health/live HTTP/1.1\r\nConnection: close\r\n\r\n', 400],
      ['headers without end', `${head}X: ${'a'.repeat(40_000)}\r\n\r\n`, 431],
    ])('refuses %s once, in its own words, and hangs up', async (_, bytes, status) => {
      const { answer } = await sendRaw(app, bytes);
      const [top = '', body = ''] = answer.split('\r\n\r\n');
      expect(top).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `, 'u'));
      expect(top).toMatch(/^content-type: application\/problem\+json/imu);
      expect(JSON.parse(body)).toMatchObject({ status });
    });

    it('hangs up on CONNECT', async () => {
      const { answer } = await sendRaw(app, 'CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n');
      expect(answer).toBe('');
    });
  });

  describe('what lies about time, place and person', () => {
    it.each([
      ['a day that does not exist', { occurredAt: '2026-02-30T00:00:00Z' }, 400],
      ['no offset', { occurredAt: '2026-02-28T00:00:00' }, 400],
      ['before 1970', { occurredAt: '1969-12-31T23:59:59Z' }, 400],
      ['the far future', { occurredAt: '9999-12-31T23:59:59Z' }, 422],
      ['a zone that is an offset', { zone: '+05:30' }, 422],
      ['a zone that is a path', { zone: '../../etc/passwd' }, 422],
      ['an owner', { learnerId: randomUUID() }, 400],
      ['a version', { version: 7 }, 400],
      ['a due day', { dueDay: '2030-01-01' }, 400],
      ['a stability', { stability: 1e6 }, 400],
    ])('refuses %s', async (_, wish, status) => {
      const [questionId] = await listQuestionIds(app, learner);
      const review = { id: randomUUID(), questionId, rating: 3, ...wish };
      const response = await post(JSON.stringify(review));
      expect(problemOf(response)).toEqual([
        status,
        status === 422 ? 'rule-violated' : 'validation-failed',
      ]);
      expect((await app.http.get('/v1/reviews').set(learner.auth)).body).toMatchObject({
        data: [],
      });
    });

    it('keeps the same Idempotency-Key of two people apart', async () => {
      const [questionId] = await listQuestionIds(app, learner);
      const key = { 'Idempotency-Key': 'the-same' };
      const send = async (who: SignedUp) =>
        app.http
          .post('/v1/reviews')
          .set({ ...who.auth, ...key })
          .send({ id: randomUUID(), questionId, rating: 3 });
      const [mine, theirs] = [await send(await signUp(app)), await send(await signUp(app))];
      expect([mine.status, theirs.status]).toEqual([201, 201]);
      expect(theirs.headers['idempotency-replayed']).toBeUndefined();
      expect(theirs.text).not.toBe(mine.text);
    });
  });
});
