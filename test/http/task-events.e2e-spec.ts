import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { generateSecrets } from '../../src/platform/config/secrets.js';
import { Drain } from '../../src/platform/http/drain.js';
import { TaskHandlers } from '../../src/platform/tasks/task-handlers.js';
import { Tasks } from '../../src/platform/tasks/tasks.js';
import { EventSource } from '../support/event-source.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { ServerProcess } from '../support/server-process.js';
import { makeTask, runDueTasks } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('GET /v1/tasks/:id/events', () => {
  let app: TestApp;
  let learner: SignedUp;
  let opened: EventSource[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    learner = await startPractising(app);
    app.app.get(TaskHandlers).register({
      kind: 'slow',
      work: async (run) => {
        run.report({ done: 1, total: 2, message: 'halfway' });
        await delay(2500);
      },
      conclude: async () => ({ ok: true }),
    });
  });
  afterEach(async () => {
    for (const source of opened) source.close();
    await Promise.all(opened.map(({ ended }) => ended));
    opened = [];
    await app.dataSource.query('DELETE FROM task');
    await delay(20);
  });
  afterAll(() => app.close());

  async function watch(
    id: string,
    { by = learner, ...headers }: { by?: SignedUp; [header: string]: unknown } = {},
  ): Promise<EventSource> {
    const url = `${await app.app.getUrl()}/v1/tasks/${id}/events`;
    const source = await EventSource.open(url, { ...by.auth, ...(headers as object) });
    opened.push(source);
    return source;
  }

  const change = (id: string, sql: string) =>
    app.dataSource.query(`UPDATE task SET version = version + 1, ${sql} WHERE id = $1`, [id]);

  it('tells the state, each change of it, and the end', async () => {
    const id = await makeTask(app, learner, 'slow');
    const source = await watch(id);
    expect(source.status).toBe(200);
    expect(source.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
    expect(source.headers['content-encoding']).toBeUndefined();
    await runDueTasks(app);
    await source.ended;
    expect(source.text).toMatch(/^retry: 3000\n\n/u);
    const { events } = source;
    expect(events.map(({ event, data }) => [event, data['state'] ?? data['reason']])).toEqual([
      ['task', 'queued'],
      ['task', 'running'],
      ['task', 'running'],
      ['task', 'done'],
      ['end', 'finished'],
    ]);
    expect(events[2]?.data).toMatchObject({ progress: 0.5, message: 'halfway' });
    const polled = await app.http.get(`/v1/tasks/${id}`).set(learner.auth);
    expect(events[3]?.data).toEqual(polled.body);
    const ids = events.slice(0, 4).map((each) => Number(each.id));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(new Set(ids).size).toBe(4);
    expect(events[4]?.id).toBeUndefined();
  }, 20_000);

  it('goes on after the last event that the client has', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    await change(id, `message = 'second'`);
    const source = await watch(id, { 'Last-Event-ID': '1' });
    expect((await source.until(1))[0]).toMatchObject({ id: '2', data: { message: 'second' } });
    const upToDate = await watch(id, { 'Last-Event-ID': '2' });
    await delay(1200);
    expect(upToDate.events).toEqual([]);
    await change(id, `message = 'third'`);
    expect((await upToDate.until(1))[0]).toMatchObject({ id: '3', data: { message: 'third' } });
  });

  it('takes an id that is none for nothing', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    const source = await watch(id, { 'Last-Event-ID': 'key-3' });
    expect((await source.until(1))[0]).toMatchObject({ id: '1' });
  });

  it('ends at once when the task has ended, and with 204 for who knows how', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    await app.http.post(`/v1/tasks/${id}/cancel`).set(learner.auth);
    const source = await watch(id);
    await source.ended;
    expect(source.events.map(({ event }) => event)).toEqual(['task', 'end']);
    const again = await watch(id, { 'Last-Event-ID': source.events[0]?.id });
    await again.ended;
    expect([again.status, again.text]).toEqual([204, '']);
  });

  it('ends when the token expires', async () => {
    const session = await signUp(app);
    const id = await makeTask(app, session, 'nobody-does-this');
    const source = await watch(id, { by: session });
    app.clock.advance({ minutes: 14 });
    await delay(1200);
    expect(source.events).toHaveLength(1);
    app.clock.advance({ minutes: 1 });
    await source.ended;
    expect(source.events.at(-1)).toMatchObject({ event: 'end', data: { reason: 'expired' } });
    const late = await watch(id, { by: session });
    expect(late.status).toBe(401);
  });

  it('ends after 15 minutes for a token that lasts for months', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    const source = await watch(id);
    app.clock.advance({ minutes: 15 });
    await source.ended;
    expect(source.events.at(-1)?.data).toEqual({ reason: 'expired' });
  });

  it('ends when the task is deleted', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    const source = await watch(id);
    await app.dataSource.query('DELETE FROM task WHERE id = $1', [id]);
    await source.ended;
    expect(source.events.at(-1)?.data).toEqual({ reason: 'gone' });
  });

  it('takes three streams of a user, and another when one of them went away', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    const [first] = [await watch(id), await watch(id), await watch(id)];
    const fourth = await app.http.get(`/v1/tasks/${id}/events`).set(learner.auth);
    expect(fourth.status).toBe(429);
    expect(fourth.headers['retry-after']).toBe('5');
    expect(fourth.headers['content-type']).toMatch(/^application\/problem\+json/u);
    const other = await startPractising(app);
    const theirs = await watch(await makeTask(app, other, 'nobody-does-this'), { by: other });
    expect(theirs.status).toBe(200);
    first.close();
    await first.ended;
    await delay(50);
    expect((await watch(id)).status).toBe(200);
  });

  it('keeps nothing of clients that went away', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    for (let round = 0; round < 8; round += 1) {
      const source = await watch(id);
      expect(source.status).toBe(200);
      source.close();
      await source.ended;
      await delay(20);
    }
  });

  it('answers HEAD with the head alone', async () => {
    const id = await makeTask(app, learner, 'nobody-does-this');
    const response = await app.http.head(`/v1/tasks/${id}/events`).set(learner.auth);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^text\/event-stream/u);
  });

  it('refuses what is not there, and what is another’s', async () => {
    const other = await startPractising(app);
    const id = await makeTask(app, other, 'nobody-does-this');
    for (const each of [id, randomUUID()]) {
      const response = await app.http.get(`/v1/tasks/${each}/events`).set(learner.auth);
      expect(response.status).toBe(404);
    }
  });

  it('ends when the application closes, which waits for nobody', async () => {
    const leaving = await startTestApp();
    const by = await startPractising(leaving);
    const id = await makeTask(leaving, by, 'nobody-does-this');
    const url = `${await leaving.app.getUrl()}/v1/tasks/${id}/events`;
    const source = await EventSource.open(url, by.auth);
    await source.until(1);
    const startedAt = performance.now();
    await leaving.close();
    await source.ended;
    expect(performance.now() - startedAt).toBeLessThan(2000);
    expect(source.events.at(-1)?.data).toEqual({ reason: 'shutdown' });
  });

  it('ends when the listener closes, and none is opened after that', async () => {
    const leaving = await startTestApp();
    const by = await startPractising(leaving);
    const id = await makeTask(leaving, by, 'nobody-does-this');
    const url = `${await leaving.app.getUrl()}/v1/tasks/${id}/events`;
    const source = await EventSource.open(url, by.auth);
    await source.until(1);
    const server = leaving.app.getHttpServer();
    const startedAt = performance.now();
    await leaving.app.get(Drain).run(server, { delayMs: 0, timeoutMs: 5000 });
    expect(performance.now() - startedAt).toBeLessThan(1500);
    await source.ended;
    expect(source.events.at(-1)?.data).toEqual({ reason: 'shutdown' });
    await leaving.close();
  });

  it('opens nothing for a request that was looked at while the listener closed', async () => {
    const leaving = await startTestApp();
    const by = await startPractising(leaving);
    const id = await makeTask(leaving, by, 'nobody-does-this');
    const tasks = leaving.app.get(Tasks);
    const read = tasks.get.bind(tasks);
    const server = leaving.app.getHttpServer();
    let drained: Promise<void> | undefined;
    tasks.get = async (learnerId, taskId) => {
      const task = await read(learnerId, taskId);
      drained = leaving.app.get(Drain).run(server, { delayMs: 0, timeoutMs: 5000 });
      return task;
    };
    const startedAt = performance.now();
    const response = await leaving.http.get(`/v1/tasks/${id}/events`).set(by.auth);
    await drained;
    expect(response.status).toBe(503);
    expect(performance.now() - startedAt).toBeLessThan(2500);
    await leaving.close();
  });

  it('does not keep a server that is told to stop', async () => {
    const template = await startTestApp();
    const server = new ServerProcess({
      ...(await generateSecrets()),
      NODE_ENV: 'test',
      DATABASE_URL: template.databaseUrl,
    });
    const url = await server.listening();
    const person = { email: 'sse@example.org', password: 'correct-battery-horse-7f3a' };
    const registered = await fetch(`${url}/v1/auth/register`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...person, displayName: 'Grace' }),
    });
    const { account, accessToken } = (await registered.json()) as {
      account: { id: string };
      accessToken: string;
    };
    const by = { id: account.id } as SignedUp;
    const id = await makeTask(template, by, 'nobody-does-this');
    const source = await EventSource.open(`${url}/v1/tasks/${id}/events`, {
      Authorization: `Bearer ${accessToken}`,
    });
    await source.until(1);
    const stoppedAt = performance.now();
    server.kill('SIGTERM');
    await source.ended;
    expect(source.events.at(-1)?.data).toEqual({ reason: 'shutdown' });
    expect(await server.exit()).toBe(0);
    expect(performance.now() - stoppedAt).toBeLessThan(6000);
    await template.close();
  }, 60_000);
});
