import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { AppError } from '../../src/kernel/app-error.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { TaskHandlers, type TaskHandler } from '../../src/platform/tasks/task-handlers.js';
import { TaskRepository } from '../../src/platform/tasks/task.repository.js';
import { signUp, type SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { getTask, makeTask, runDueTasks, type TaskBody } from '../support/tasks.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/** Adds up numbers; a stand-in for whatever features do. */
const adding: TaskHandler<{ numbers: number[] }, number> = {
  kind: 'add',
  work: async (run) => {
    const total = run.input.numbers.length;
    run.report({ done: total, total, message: 'adding' });
    return run.input.numbers.reduce((sum, each) => sum + each, 0);
  },
  conclude: async (_, sum) => ({ sum }),
};

/** Goes on until it is told to stop. */
const endless: TaskHandler = {
  kind: 'endless',
  work: async (run) => {
    const { signal } = run;
    run.report({ done: 1, total: 4, message: 'counting' });
    if (!signal.aborted) await once(signal, 'abort');
    throw signal.reason;
  },
  conclude: async () => ({}),
};

function failing(kind: string, error: unknown): TaskHandler {
  return { kind, work: () => Promise.reject(error), conclude: async () => ({}) };
}

let app: TestApp;
let learner: SignedUp;

beforeAll(async () => {
  app = await startTestApp();
  learner = await startPractising(app);
  const handlers = app.app.get(TaskHandlers);
  handlers.register(adding);
  handlers.register(failing('refused', new AppError('rule-violated', 'Too few numbers.')));
  handlers.register(failing('broken', new Error('a secret of the server')));
});
afterAll(() => app.close());

const add = (numbers: number[], by = learner) => makeTask(app, by, 'add', { numbers });

async function rowOf(id: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await app.dataSource.query<Record<string, unknown>[]>(
    'SELECT * FROM task WHERE id = $1',
    [id],
  );
  return row;
}

describe('GET /v1/tasks/:id', () => {
  it('shows a task that waits, and what it came to', async () => {
    const id = await add([1, 2, 3]);
    expect(await getTask(app, learner, id)).toEqual({
      id,
      version: 1,
      kind: 'add',
      state: 'queued',
      progress: 0,
      done: 0,
      total: null,
      message: null,
      result: null,
      problem: null,
      createdAt: '2026-03-02T09:00:00.000Z',
      startedAt: null,
      finishedAt: null,
    });
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({
      state: 'done',
      progress: 1,
      message: null,
      result: { sum: 6 },
      startedAt: '2026-03-02T09:00:00.000Z',
      finishedAt: '2026-03-02T09:00:00.000Z',
    });
  });

  it('answers 304 while nothing has changed', async () => {
    const id = await add([1]);
    const path = `/v1/tasks/${id}`;
    const first = await app.http.get(path).set(learner.auth);
    const etag = first.headers['etag'] ?? '';
    expect(etag).toBe(`"${id}.1"`);
    const again = () => app.http.get(path).set({ ...learner.auth, 'If-None-Match': etag });
    expect((await again()).status).toBe(304);
    await runDueTasks(app);
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(changed.headers['etag']).not.toBe(etag);
  });

  it('tells why a task was refused, and nothing of what broke inside', async () => {
    const refused = await makeTask(app, learner, 'refused');
    const broken = await makeTask(app, learner, 'broken');
    await runDueTasks(app);
    expect(await getTask(app, learner, refused)).toMatchObject({
      state: 'failed',
      result: null,
      problem: {
        type: '/problems/rule-violated',
        status: 422,
        detail: 'Too few numbers.',
        instance: `/v1/tasks/${refused}`,
      },
    });
    const { problem } = await getTask(app, learner, broken);
    expect(problem).toMatchObject({ code: 'internal', detail: 'An unexpected error occurred.' });
  });
});

describe('GET /v1/tasks', () => {
  it('lists the latest first, page by page, by kind and state', async () => {
    const other = await startPractising(app);
    const ids: string[] = [];
    for (const kind of ['add', 'endless', 'add']) {
      app.clock.advance({ seconds: 1 });
      ids.unshift(await makeTask(app, other, kind, { numbers: [] }));
    }
    const list = async (query: string) => {
      const { body } = await app.http.get(`/v1/tasks?${query}`).set(other.auth);
      return body as { data: TaskBody[]; nextCursor: string | null };
    };
    const first = await list('limit=2');
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect(second.data.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(second.nextCursor).toBeNull();
    expect((await list('kind=endless')).data.map(({ id }) => id)).toEqual([ids[1]]);
    await runDueTasks(app);
    const done = await list('state=done');
    expect(done.data.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    const refused = await app.http.get('/v1/tasks?state=lost').set(other.auth);
    expect(refused.status).toBe(400);
  });
});

describe('POST /v1/tasks/:id/cancel', () => {
  const cancel = (id: string) => app.http.post(`/v1/tasks/${id}/cancel`).set(learner.auth);

  it('calls off a task that waits, once and again', async () => {
    const id = await add([1]);
    const first = await cancel(id);
    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ state: 'cancelled', version: 2, result: null });
    const again = await cancel(id);
    expect([again.status, again.text]).toEqual([200, first.text]);
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toEqual(first.body);
  });

  it('refuses where the task has come to its end', async () => {
    const id = await add([1]);
    await runDueTasks(app);
    const response = await cancel(id);
    expect(response.status).toBe(409);
    expect((response.body as { code: string }).code).toBe('invalid-state');
    expect(await getTask(app, learner, id)).toMatchObject({ state: 'done' });
  });

  it('undoes nothing by halves: a task that is cancelled at its last step writes nothing', async () => {
    const units = app.app.get(UnitOfWork);
    await app.dataSource.query('CREATE TABLE effect (n integer)');
    app.app.get(TaskHandlers).register({
      kind: 'cancelled-late',
      work: async ({ id }) => (await cancel(id)).status,
      conclude: async () => {
        await units.manager.query('INSERT INTO effect VALUES (1)');
        return {};
      },
    });
    const id = await makeTask(app, learner, 'cancelled-late');
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({ state: 'cancelled' });
    expect(await app.dataSource.query('SELECT n FROM effect')).toEqual([]);
  });

  it('writes the effects of a task together with its end, or not at all', async () => {
    const units = app.app.get(UnitOfWork);
    await app.dataSource.query('CREATE TABLE half (n integer)');
    app.app.get(TaskHandlers).register({
      kind: 'half',
      work: async () => null,
      conclude: async () => {
        await units.manager.query('INSERT INTO half VALUES (1)');
        throw new AppError('conflict', 'On second thoughts.');
      },
    });
    const id = await makeTask(app, learner, 'half');
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({ problem: { code: 'conflict' } });
    expect(await app.dataSource.query('SELECT n FROM half')).toEqual([]);
  });
});

describe('a task', () => {
  it('is made with what its maker writes, or not at all', async () => {
    const units = app.app.get(UnitOfWork);
    let id = '';
    const making = units.run(async () => {
      id = await add([1]);
      throw new Error('no');
    });
    await expect(making).rejects.toThrow('no');
    expect(await rowOf(id)).toBeUndefined();
  });

  it('waits with four others of its kind, not with more', async () => {
    const other = await signUp(app);
    for (let made = 0; made < 5; made += 1) await add([made], other);
    await expect(add([6], other)).rejects.toMatchObject({ code: 'conflict' });
    await runDueTasks(app);
    expect(await add([7], other)).toBeTruthy();
  });

  it('counts the others of its kind also when they are made at the same time', async () => {
    const other = await signUp(app);
    const made = Array.from({ length: 9 }, (_, index) => add([index], other));
    const outcomes = await Promise.allSettled(made);
    const kept = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(kept).toHaveLength(5);
    await runDueTasks(app);
  });

  it('runs alone of its kind for its learner, however many runners there are', async () => {
    const tasks = app.app.get(TaskRepository);
    await runDueTasks(app);
    const other = await signUp(app);
    for (const by of [learner, learner, learner, other, other]) await makeTask(app, by, 'lone');
    const claim = () => tasks.claim(randomUUID(), ['lone'], app.clock.now());
    const rounds = [];
    for (let round = 0; round < 4; round += 1) {
      rounds.push(...(await Promise.all(Array.from({ length: 6 }, claim))));
    }
    const claimed = rounds.filter((each) => each !== null);
    expect(claimed.map(({ learnerId }) => learnerId).toSorted()).toEqual(
      [learner.id, other.id].toSorted(),
    );
    await app.dataSource.query(`DELETE FROM task WHERE kind = 'lone'`);
  });

  it('is begun again when its process died, and given up when that happens often', async () => {
    const id = await add([4, 5]);
    const die = () =>
      app.dataSource.query(
        `UPDATE task SET state = 'running', runner = $2, starts = starts + 1,
                lease_until = now() - interval '1 second' WHERE id = $1`,
        [id, randomUUID()],
      );
    await die();
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({ state: 'done', result: { sum: 9 } });
    const deadly = await add([6]);
    await app.dataSource.query('UPDATE task SET starts = 3 WHERE id = $1', [deadly]);
    await runDueTasks(app);
    expect(await getTask(app, learner, deadly)).toMatchObject({
      state: 'failed',
      problem: { code: 'internal' },
    });
  });

  it('is left alone while its runner shows that it lives', async () => {
    const id = await add([1]);
    await app.dataSource.query(
      `UPDATE task SET state = 'running', runner = $2, starts = 1,
              lease_until = now() + interval '5 seconds' WHERE id = $1`,
      [id, randomUUID()],
    );
    await runDueTasks(app);
    expect(await getTask(app, learner, id)).toMatchObject({ state: 'running', result: null });
    await app.dataSource.query('DELETE FROM task WHERE id = $1', [id]);
  });

  it('is part of what somebody may take away, with what it was made with', async () => {
    const session = await signUp(app);
    const id = await add([8], session);
    const { body } = await app.http.get('/v1/me/export').set(session.auth);
    const { tasks } = (body as { sections: { tasks: object[] } }).sections;
    expect(tasks).toMatchObject([{ id, kind: 'add', input: { numbers: [8] } }]);
    expect(JSON.stringify(tasks)).not.toContain('lease');
  });

  it('is forgotten 30 days after its end', async () => {
    const [old, open] = [await add([1]), await makeTask(app, learner, 'nobody-does-this')];
    await runDueTasks(app);
    app.clock.advance({ days: 29 });
    await app.app.get(Jobs).run('purge-tasks');
    expect(await getTask(app, learner, old)).toMatchObject({ state: 'done' });
    app.clock.advance({ days: 2 });
    await app.app.get(Jobs).run('purge-tasks');
    const gone = await app.http.get(`/v1/tasks/${old}`).set(learner.auth);
    expect(gone.status).toBe(404);
    expect(await getTask(app, learner, open)).toMatchObject({ state: 'queued' });
  });
});

describe('a process that runs jobs', () => {
  let working: TestApp;
  let owner: SignedUp;

  beforeAll(async () => {
    working = await startTestApp({ RUN_JOBS: 'true' });
    working.app.get(TaskHandlers).register(adding);
    working.app.get(TaskHandlers).register(endless);
    owner = await startPractising(working);
  });

  async function until(id: string, holds: (task: TaskBody) => boolean): Promise<TaskBody> {
    for (let waitedMs = 0; waitedMs < 5000; waitedMs += 20) {
      const task = await getTask(working, owner, id);
      if (holds(task)) return task;
      await delay(20);
    }
    throw new Error('the task does not get there');
  }

  it('begins at once with what was made in it', async () => {
    const startedAt = performance.now();
    const id = await makeTask(working, owner, 'add', { numbers: [1, 1] });
    const { result } = await until(id, ({ state }) => state === 'done');
    expect(result).toEqual({ sum: 2 });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });

  it('finds within two seconds what was made elsewhere', async () => {
    const id = randomUUID();
    await working.dataSource.query(
      `INSERT INTO task (learner_id, id, kind, state, done, input, created_at, version, starts)
       VALUES ($1, $2, 'add', 'queued', 0, '{"numbers": [3]}', now(), 1, 0)`,
      [owner.id, id],
    );
    const { result } = await until(id, ({ state }) => state === 'done');
    expect(result).toEqual({ sum: 3 });
  });

  it('tells how far it is, and stops what is cancelled', async () => {
    const id = await makeTask(working, owner, 'endless');
    const running = await until(id, ({ progress }) => progress > 0);
    expect(running).toMatchObject({ state: 'running', progress: 0.25, message: 'counting' });
    await working.http.post(`/v1/tasks/${id}/cancel`).set(owner.auth);
    const next = await makeTask(working, owner, 'endless');
    await until(next, ({ state }) => state === 'running');
    expect(await getTask(working, owner, id)).toMatchObject({ state: 'cancelled' });
    await working.http.post(`/v1/tasks/${next}/cancel`).set(owner.auth);
  });

  it('leaves to others what it had in hand when it is told to stop', async () => {
    const id = await makeTask(working, owner, 'endless');
    await until(id, ({ state }) => state === 'running');
    const stoppedAt = performance.now();
    await working.close();
    expect(performance.now() - stoppedAt).toBeLessThan(4000);
    const client = new pg.Client({ connectionString: working.databaseUrl });
    await client.connect();
    const { rows } = await client.query('SELECT state, starts FROM task WHERE id = $1', [id]);
    await client.end();
    expect(rows).toEqual([{ state: 'queued', starts: 0 }]);
  });
});
