import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { generateSecrets } from '../../src/platform/config/secrets.js';
import { TaskHandlers } from '../../src/platform/tasks/task-handlers.js';
import { Threads } from '../../src/platform/workers/threads.js';
import { CardLog } from '../../src/scheduling/card-log.service.js';
import { addDays } from '../../src/scheduling/domain/add-days.js';
import { DEFAULT_WEIGHTS } from '../../src/scheduling/domain/scheduling-parameters.js';
import { post } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  cardRows,
  changeSettings,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { importRealCards, putRealLog } from '../support/put-real-log.js';
import { readRealLog } from '../support/real-log.js';
import { ServerProcess } from '../support/server-process.js';
import { getTask, runDueTasks, type TaskBody } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Measures {
  logLoss: number;
  rmseBins: number;
}
interface FitBody {
  before: Measures;
  after: Measures;
  reviews: number;
  heldOut: number;
}
interface VersionBody {
  version: number;
  source: string;
  isCurrent: boolean;
  parentVersion: number | null;
  fit: FitBody | null;
  weights: number[];
  desiredRetention: number;
}
interface ResultBody {
  adopted: boolean;
  refusal: string | null;
  fit: FitBody;
  parametersVersion: number | null;
}

let app: TestApp;
let questionIds: ReadonlyMap<string, string>;

beforeAll(async () => {
  app = await startTestApp();
  questionIds = await importRealCards(app);
}, 60_000);
afterAll(() => app.close());

/** Somebody whose log is so many lines of the real one. */
async function startWith(lines: number): Promise<SignedUp> {
  const learner = await startPractising(app);
  await putRealLog(app, learner, questionIds, { lines });
  return learner;
}

const start = (learner: SignedUp): Promise<Response> => post(app, learner, '/v1/optimizer/runs');

async function fit(learner: SignedUp): Promise<TaskBody> {
  const response = await start(learner);
  if (response.status !== 202) throw new Error(`start: ${response.text}`);
  await runDueTasks(app);
  return getTask(app, learner, (response.body as TaskBody).id);
}

async function versionsOf(learner: SignedUp, query = ''): Promise<VersionBody[]> {
  const { body } = await app.http.get(`/v1/scheduling-parameters${query}`).set(learner.auth);
  return (body as { data: VersionBody[] }).data;
}

async function settingsOf(learner: SignedUp): Promise<{ etag: string; body: VersionBody }> {
  const { headers, body } = await app.http.get('/v1/practice-settings').set(learner.auth);
  return { etag: headers['etag'] ?? '', body: body as VersionBody };
}

const change = (learner: SignedUp, settings: object): Promise<void> =>
  changeSettings(app, learner, settings);

describe('POST /v1/optimizer/runs', () => {
  it('answers with a task, which adopts weights that foretell the newest reviews better', async () => {
    const learner = await startWith(5000);
    await change(learner, { desiredRetention: 0.92 });
    const cards = await cardRows(app, learner.id);
    const started = await start(learner);
    expect(started.status).toBe(202);
    const { id } = started.body as TaskBody;
    expect(started.headers['location']).toBe(`/v1/tasks/${id}`);
    expect(started.body).toMatchObject({ kind: 'fit-weights', state: 'queued' });
    await runDueTasks(app);
    const { state, result } = await getTask(app, learner, id);
    expect(state).toBe('done');
    const { fit: measured, ...rest } = result as unknown as ResultBody;
    expect(rest).toEqual({ adopted: true, refusal: null, parametersVersion: 2 });
    expect(measured).toEqual({
      before: { logLoss: 0.344228, rmseBins: 0.113042 },
      after: { logLoss: 0.316074, rmseBins: 0.078064 },
      reviews: 2139,
      heldOut: 428,
    });
    const [adopted, changed] = await versionsOf(learner);
    expect(adopted).toMatchObject({
      version: 2,
      source: 'optimizer',
      isCurrent: true,
      parentVersion: 1,
      fit: measured,
      desiredRetention: 0.92,
    });
    expect(adopted?.weights.slice(0, 4)).toEqual([0.1579, 0.6169, 1.5904, 3.5632]);
    expect(changed).toMatchObject({ version: 1, source: 'settings', isCurrent: false, fit: null });
    const { body } = await settingsOf(learner);
    expect(body).toMatchObject({ parametersVersion: 2, weights: adopted?.weights });
    // What is scheduled stays until it is reviewed, or rescheduled on demand.
    expect(await cardRows(app, learner.id)).toEqual(cards);
  }, 30_000);

  it('comes to the same weights for the same log', async () => {
    const [one, other] = [await startWith(5000), await startWith(5000)];
    await fit(one);
    await fit(other);
    const [[first], [second]] = [await versionsOf(one), await versionsOf(other)];
    expect(first?.source).toBe('optimizer');
    expect(second).toEqual(first);
  }, 30_000);

  it('leaves everything as it is when the newest reviews are foretold no better', async () => {
    const learner = await startWith(12_580);
    const { state, result } = await fit(learner);
    expect(state).toBe('done');
    const { adopted, refusal, fit: measured } = result as unknown as ResultBody;
    expect([adopted, refusal]).toEqual([false, 'log-loss']);
    expect(measured).toMatchObject({ reviews: 6372, heldOut: 1275 });
    expect(measured.after.logLoss).toBeGreaterThan(measured.before.logLoss);
    const { body } = await settingsOf(learner);
    expect(body).toMatchObject({ parametersVersion: -1, weights: DEFAULT_WEIGHTS });
    expect((await versionsOf(learner)).map(({ version }) => version)).toEqual([0, -1]);
  }, 30_000);

  it('refuses too short a log, and tells how short', async () => {
    const learner = await startWith(1000);
    const response = await start(learner);
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({ code: 'rule-violated', reviews: 292, needed: 400 });
    const none = await start(await startPractising(app));
    expect(none.body).toMatchObject({ code: 'rule-violated', reviews: 0 });
  });

  it('waits for no thread, so no connection does', async () => {
    const learner = await startWith(5000);
    const busy = new AbortController();
    const work = {
      module: new URL('../support/thread-work.js', import.meta.url),
      run: Object.defineProperty(() => null, 'name', { value: 'untilAborted' }),
    };
    const threads = app.app.get(Threads);
    const runs = Array.from({ length: 100 }, () =>
      threads.run(work, null, { timeoutMs: 60_000, signal: busy.signal }),
    );
    const outcomes = Promise.allSettled(runs);
    const key = { 'Idempotency-Key': 'while-all-threads-work' };
    const answer = await app.http.post('/v1/optimizer/runs').set({ ...learner.auth, ...key });
    busy.abort(new Error('enough'));
    await outcomes;
    expect(answer.status).toBe(202);
  }, 30_000);

  it('finds in the end that a review within a minute of the last is none', async () => {
    const learner = await startPractising(app);
    const [questionId = ''] = questionIds.values();
    const [first] = readRealLog();
    if (first === undefined) throw new Error('no real log');
    const begin = Date.parse('2024-03-01T04:00Z');
    // The last but one is half a minute before the turn of the day, and the last half a minute after.
    const times = Array.from({ length: 400 }, (_, day) => begin - 30_000 + day * 86_400_000);
    const events = [...times, (times.at(-1) ?? 0) + 40_000].map((time, index) => ({
      ...first,
      id: randomUUID(),
      learnerId: learner.id,
      questionId,
      source: 'direct' as const,
      occurredAt: new Date(time),
      studyDay: addDays('2024-03-01', index),
    }));
    const cardLog = app.app.get(CardLog);
    await cardLog.exclusively(learner.id, () => cardLog.append(learner.id, events));
    expect(await fit(learner)).toMatchObject({
      state: 'failed',
      problem: { code: 'rule-violated', reviews: 399, needed: 400 },
    });
  }, 30_000);

  it('begins anew to count a card that was forgotten', async () => {
    const learner = await startPractising(app);
    const [questionId = ''] = questionIds.values();
    await postReview(app, learner, review(questionId, 3));
    app.clock.advance({ days: 3 });
    const forgotten = await post(app, learner, `/v1/cards/${questionId}/changes`, {
      id: randomUUID(),
      action: 'forget',
    });
    expect(forgotten.status).toBe(201);
    app.clock.advance({ days: 3 });
    await postReview(app, learner, review(questionId, 3));
    expect((await start(learner)).body).toMatchObject({ reviews: 0 });
    app.clock.advance({ days: 3 });
    await postReview(app, learner, review(questionId, 3));
    expect((await start(learner)).body).toMatchObject({ reviews: 1 });
  });

  it('counts what was taken back not at all', async () => {
    const learner = await startPractising(app);
    const [questionId = ''] = questionIds.values();
    const counted = async () => ((await start(learner)).body as { reviews: number }).reviews;
    await postReview(app, learner, review(questionId, 3));
    app.clock.advance({ days: 3 });
    const { body } = await postReview(app, learner, review(questionId, 3));
    expect(await counted()).toBe(1);
    const { id } = (body as { event: { id: string } }).event;
    await post(app, learner, `/v1/reviews/${id}/undo`);
    expect(await counted()).toBe(0);
  });

  it('replaces no weights that the learner changed while it ran', async () => {
    const learner = await startWith(5000);
    const handler = app.app.get(TaskHandlers).get('fit-weights');
    const run = {
      learnerId: learner.id,
      id: '',
      input: {},
      signal: new AbortController().signal,
      report: () => undefined,
    };
    const work = await handler.work(run);
    await change(learner, { desiredRetention: 0.92 });
    expect(await handler.conclude(run, work)).toMatchObject({ adopted: true });
    const [adopted] = await versionsOf(learner);
    expect(adopted).toMatchObject({ version: 2, parentVersion: 1, desiredRetention: 0.92 });
    await change(learner, { weights: null });
    await expect(handler.conclude(run, work)).resolves.toMatchObject({ parametersVersion: 4 });
    const weights = DEFAULT_WEIGHTS.map((weight, index) => (index === 2 ? 2.5 : weight));
    await change(learner, { weights });
    await expect(handler.conclude(run, work)).rejects.toMatchObject({ code: 'conflict' });
  }, 30_000);
});

describe('GET /v1/optimizer/runs', () => {
  it('lists the fits, and no other tasks', async () => {
    const learner = await startWith(5000);
    const task = await fit(learner);
    const { body } = await app.http.get('/v1/optimizer/runs').set(learner.auth);
    expect(body).toEqual({ data: [task], nextCursor: null });
    const stranger = await startPractising(app);
    const theirs = await app.http.get('/v1/optimizer/runs').set(stranger.auth);
    expect(theirs.body).toEqual({ data: [], nextCursor: null });
  }, 30_000);
});

describe('POST /v1/scheduling-parameters/:version/activate', () => {
  const activate = (learner: SignedUp, version: number | string) =>
    post(app, learner, `/v1/scheduling-parameters/${version}/activate`);

  it('goes back, and forward again', async () => {
    const learner = await startPractising(app);
    await change(learner, { desiredRetention: 0.95 });
    await change(learner, { desiredRetention: 0.85 });
    const back = await activate(learner, 1);
    expect(back.status).toBe(200);
    expect(back.body).toMatchObject({ version: 1, isCurrent: true, desiredRetention: 0.95 });
    expect((await settingsOf(learner)).body).toMatchObject({
      parametersVersion: 1,
      desiredRetention: 0.95,
    });
    await activate(learner, -1);
    expect((await settingsOf(learner)).body).toMatchObject({ desiredRetention: 0.9 });
    await activate(learner, 2);
    const listed = await versionsOf(learner);
    expect(listed.map(({ version, isCurrent }) => [version, isCurrent])).toEqual([
      [2, true],
      [1, false],
      [0, false],
      [-1, false],
    ]);
    expect(listed.map(({ parentVersion }) => parentVersion)).toEqual([1, -1, null, null]);
  });

  it('changes nothing when it is asked for again', async () => {
    const learner = await startPractising(app);
    await change(learner, { desiredRetention: 0.95 });
    const first = await activate(learner, -1);
    const { etag } = await settingsOf(learner);
    const again = await activate(learner, -1);
    expect(again.text).toBe(first.text);
    expect((await settingsOf(learner)).etag).toBe(etag);
    await activate(learner, 1);
    expect((await settingsOf(learner)).etag).not.toBe(etag);
  });

  it('counts for the reviews that follow', async () => {
    const learner = await startPractising(app);
    const [questionId = ''] = questionIds.values();
    await change(learner, { desiredRetention: 0.95 });
    await activate(learner, 0);
    const { body } = await postReview(app, learner, review(questionId, 4));
    expect((body as { card: { dueDay: string; intervalDays: number } }).card.intervalDays).toBe(8);
    const rows = await app.dataSource.query<object[]>(
      'SELECT parameters_version AS version FROM review_event WHERE learner_id = $1',
      [learner.id],
    );
    expect(rows).toEqual([{ version: 0 }]);
  });

  it('knows only versions that are there, and the learner’s own', async () => {
    const [learner, other] = [await startPractising(app), await startPractising(app)];
    await change(other, { desiredRetention: 0.95 });
    for (const version of [1, 99, -7]) {
      expect((await activate(learner, version)).status).toBe(404);
    }
    for (const version of ['x', '1.5', '0x1', '99999999999']) {
      expect((await activate(learner, version)).status).toBe(400);
    }
  });
});

describe('GET /v1/scheduling-parameters', () => {
  it('comes page by page', async () => {
    const learner = await startPractising(app);
    await change(learner, { desiredRetention: 0.95 });
    const seen: number[] = [];
    let query = '?limit=2';
    for (let pages = 0; pages < 2; pages += 1) {
      const { body } = await app.http.get(`/v1/scheduling-parameters${query}`).set(learner.auth);
      const { data, nextCursor } = body as { data: VersionBody[]; nextCursor: string | null };
      seen.push(...data.map(({ version }) => version));
      query = `?limit=2&cursor=${nextCursor}`;
    }
    expect(seen).toEqual([1, 0, -1]);
  });
});

/** As where the optional dependency was not installed. */
const withoutBinding = `
  import { registerHooks } from 'node:module';
  registerHooks({
    resolve(name, context, next) {
      if (name.startsWith('@open-spaced-repetition/')) throw new Error('not installed');
      return next(name, context);
    },
  });`;

describe('a server without the native library', () => {
  it('says so, and serves everything else', async () => {
    const template = await startTestApp();
    const server = new ServerProcess({
      ...(await generateSecrets()),
      NODE_ENV: 'test',
      DATABASE_URL: template.databaseUrl,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(withoutBinding)}`,
    });
    const url = await server.listening();
    const registered = await fetch(`${url}/v1/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        email: 'native@example.org',
        password: 'correct-battery-horse-7f3a',
        displayName: 'Grace',
      }),
    });
    const { accessToken } = (await registered.json()) as { accessToken: string };
    const headers = { Authorization: `Bearer ${accessToken}` };
    const response = await fetch(`${url}/v1/optimizer/runs`, { method: 'POST', headers });
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'optimizer-unavailable' });
    expect(response.headers.get('retry-after')).toBe('86400');
    expect((await fetch(`${url}/v1/queue`, { headers })).status).toBe(200);
    server.kill('SIGTERM');
    expect(await server.exit()).toBe(0);
    await template.close();
  }, 60_000);
});
