import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/platform/http/access.js';
import { signUp } from '../support/login.js';
import { listRoutes, listServedRoutes, type Route } from '../support/routes.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Whoever adds a line here opens a route to everybody. */
const publicRoutes = [
  'GET /.well-known/jwks.json',
  'GET /health/live',
  'GET /health/ready',
  'GET /metrics',
  'GET /openapi.json',
  'GET /problems/:code',
  'GET /report/:token',
  'GET /report/:token/badge.svg',
  'GET /report/:token/chart.svg',
  'GET /report/:token/report.json',
  'GET /report/:token/report.md',
  'GET /report/:token/report.pdf',
  'GET /v1/calendars/:file',
  'GET /v1/readiness/report-schema',
  'POST /v1/auth/login',
  'POST /v1/auth/recover',
  'POST /v1/auth/refresh',
  'POST /v1/auth/register',
  'POST /v1/auth/reset-password',
];

/** Those of them that the guard lets through unseen, as often as anybody likes. */
const unguardedRoutes = ['GET /health/live', 'GET /health/ready', 'GET /metrics'];

/** Served beside the controllers, without the guard: pages that show nothing but the API itself. */
const plainRoutes = ['GET /docs'];

type Credential = { Authorization: string } | null;

let app: TestApp;
let routes: Route[];
let sessions: Record<Role, Credential>;
let readingToken: Credential;
let fullToken: Credential;

beforeAll(async () => {
  app = await startTestApp();
  routes = listRoutes(app);
  const admin = await signUp(app, { role: 'admin' });
  sessions = {
    learner: (await signUp(app)).auth,
    coach: (await signUp(app, { role: 'coach' })).auth,
    admin: admin.auth,
  };
  const tokenOf = async (scopes: string[]): Promise<Credential> => {
    const wish = { name: scopes.join(), scopes };
    const { body } = await app.http.post('/v1/me/tokens').set(admin.auth).send(wish);
    return { Authorization: `Bearer ${(body as { token: string }).token}` };
  };
  readingToken = await tokenOf(['read']);
  fullToken = await tokenOf(['read', 'write']);
});
afterAll(() => app.close());

/** Calls each route; the answers as `GET /v1/me: 401 unauthenticated`. */
async function answers(called: readonly Route[], credential: Credential): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, method, path } of called) {
    const { status, body } = await app.http[method](path).set(credential ?? {});
    lines.push(`${name}: ${status} ${(body as { code?: string }).code}`);
  }
  return lines;
}

const every = (called: readonly Route[], answer: string) =>
  called.map(({ name }) => `${name}: ${answer}`);

describe('every route', () => {
  it('is found by this test', () => {
    const known = new Set(routes.map(({ name }) => name));
    expect(known.size).toBe(routes.length);
    const unknown = listServedRoutes(app).filter((name) => !known.has(name));
    expect(unknown).toEqual(plainRoutes);
  });

  it('says either that it is public or which role it needs', () => {
    const silent = routes.filter(({ isPublic, leastRole }) => isPublic === (leastRole !== null));
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('that is public is meant to be', () => {
    const open = routes.filter(({ isPublic }) => isPublic).map(({ name }) => name);
    expect(open.toSorted()).toEqual(publicRoutes);
  });

  it('that is unguarded is meant to be', () => {
    const unguarded = routes.filter(({ isUnguarded }) => isUnguarded).map(({ name }) => name);
    expect(unguarded.toSorted()).toEqual(unguardedRoutes);
  });

  it('that is not public refuses a call without a token', async () => {
    const closed = routes.filter(({ isPublic }) => !isPublic);
    expect(await answers(closed, null)).toEqual(every(closed, '401 unauthenticated'));
  });

  it('for coaches or admins refuses a learner', async () => {
    const higher = routes.filter(({ leastRole }) => leastRole === 'coach' || leastRole === 'admin');
    expect(higher.length).toBeGreaterThan(0);
    expect(await answers(higher, sessions.learner)).toEqual(every(higher, '403 forbidden'));
  });

  it('for admins refuses a coach', async () => {
    const highest = routes.filter(({ leastRole }) => leastRole === 'admin');
    expect(await answers(highest, sessions.coach)).toEqual(every(highest, '403 forbidden'));
  });

  it('that changes something refuses a token that may only read', async () => {
    const writing = routes.filter(({ isPublic, method }) => !isPublic && method !== 'get');
    const refusal = '403 insufficient-scope';
    expect(await answers(writing, readingToken)).toEqual(every(writing, refusal));
  });

  it('that needs a session refuses a token that may do everything else', async () => {
    const closed = routes.filter(({ isSessionOnly }) => isSessionOnly);
    expect(closed.length).toBeGreaterThan(0);
    expect(await answers(closed, fullToken)).toEqual(every(closed, '403 insufficient-scope'));
  });
});
