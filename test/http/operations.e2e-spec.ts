import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Drain } from '../../src/platform/http/drain.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { signUp } from '../support/login.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('Operations', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** Holds every connection of the pool while `work` runs. */
  async function whileExhausted(work: () => Promise<void>): Promise<void> {
    const runners = Array.from({ length: 4 }, () => app.dataSource.createQueryRunner());
    for (const runner of runners) await runner.connect();
    try {
      await work();
    } finally {
      for (const runner of runners) await runner.release();
    }
  }

  /** Ends the connections of the pool and lets none back in while `work` runs. */
  async function whileAway(work: () => Promise<void>): Promise<void> {
    const name = new URL(app.databaseUrl).pathname.slice(1);
    const admin = new pg.Client({ connectionString: process.env['TEST_DATABASE_URL'] });
    await admin.connect();
    try {
      await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
      await admin.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1',
        [name],
      );
      await work();
    } finally {
      await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
      await admin.end();
    }
  }

  describe('GET /health/live', () => {
    it('answers at once, even while every connection is taken', async () => {
      await whileExhausted(async () => {
        const startedAt = performance.now();
        const response = await app.http.get('/health/live');
        expect(performance.now() - startedAt).toBeLessThan(250);
        expect(response.status).toBe(200);
        expect(response.body).toEqual({ status: 'ok' });
      });
    });

    it('asks nobody who sends a token', async () => {
      const { auth } = await signUp(app);
      await whileExhausted(async () => {
        const startedAt = performance.now();
        expect((await app.http.get('/health/live').set(auth)).status).toBe(200);
        expect(performance.now() - startedAt).toBeLessThan(250);
      });
    });

    it('is not limited, nor are the other probes', async () => {
      const limited = await startTestApp({ RATE_LIMIT_PER_MINUTE: '1' });
      try {
        for (const path of ['/health/live', '/health/ready', '/metrics']) {
          for (let probe = 1; probe <= 3; probe += 1) {
            const response = await limited.http.get(path);
            expect(response.status).toBe(200);
            expect(response.headers['ratelimit']).toBeUndefined();
          }
        }
        expect((await limited.http.get('/problems/not-found')).status).toBe(200);
        expect((await limited.http.get('/problems/not-found')).status).toBe(429);
      } finally {
        await limited.close();
      }
    });
  });

  describe('GET /health/ready', () => {
    it('answers 200 while the database answers', async () => {
      const response = await app.http.get('/health/ready');
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ status: 'ok' });
    });

    it('answers 503 after a second without a connection, and 200 again after', async () => {
      await whileExhausted(async () => {
        const startedAt = performance.now();
        const response = await app.http.get('/health/ready');
        expect(performance.now() - startedAt).toBeLessThan(1500);
        expect(response.status).toBe(503);
        expect(response.headers['retry-after']).toBe('1');
        expect(response.body).toMatchObject({ code: 'unavailable' });
      });
      expect((await app.http.get('/health/ready')).status).toBe(200);
    });

    it('answers 503 while the database is away, and 200 again after', async () => {
      await whileAway(async () => {
        const response = await app.http.get('/health/ready');
        expect(response.status).toBe(503);
        expect(response.headers['content-type']).toMatch(/^application\/problem\+json/u);
        expect((await app.http.get('/health/live')).status).toBe(200);
      });
      expect((await app.http.get('/health/ready')).status).toBe(200);
    });

    it('asks the database once for many who ask together', async () => {
      await whileExhausted(async () => {
        const probes = Array.from({ length: 20 }, () => app.http.get('/health/ready'));
        const answers = Promise.all(probes.map((probe) => probe.then(({ status }) => status)));
        await delay(500);
        const { text } = await app.http.get('/metrics');
        expect(text).toContain('database_pool_connections{state="waiting"} 1');
        expect(await answers).toEqual(Array<number>(20).fill(503));
      });
    });

    it('answers 503 while shutting down', async () => {
      const drain = app.app.get(Drain);
      drain.isDraining = true;
      const response = await app.http.get('/health/ready');
      drain.isDraining = false;
      expect(response.status).toBe(503);
      expect(response.headers['connection']).toBe('close');
    });
  });

  describe('GET /metrics', () => {
    it('labels requests by route, never by address', async () => {
      const id = randomUUID();
      await app.http.get(`/problems/${id}`);
      await app.http.get(`/v1/${id}`);
      const response = await app.http.get('/metrics');
      expect(response.status).toBe(200);
      expect(response.headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/u);
      expect(response.text).toContain(
        'http_request_duration_seconds_count{method="GET",route="/problems/:code",status="4xx"} 1',
      );
      expect(response.text).toContain('route="none",status="4xx"');
      expect(response.text).not.toContain(id);
    });

    it('tells the state of the pool, the event loop and the build', async () => {
      await whileExhausted(async () => {
        const { text } = await app.http.get('/metrics');
        expect(text).toContain('database_pool_connections{state="total"} 4');
        expect(text).toContain('database_pool_connections{state="idle"} 0');
        expect(text).toMatch(/^nodejs_eventloop_lag_seconds \d/mu);
        expect(text).toMatch(/^build_info\{version="[\d.]+",node="v24/mu);
      });
    });

    it('is not there for whom a proxy asks', async () => {
      const response = await app.http.get('/metrics').set('X-Forwarded-For', '127.0.0.1');
      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'not-found' });
    });

    it('asks for the token where one is set', async () => {
      const token = 'a-token-for-prometheus';
      const guarded = await startTestApp({ METRICS_TOKEN: token });
      try {
        const statusFor = async (header: string): Promise<number> =>
          (await guarded.http.get('/metrics').set('Authorization', header)).status;
        expect((await guarded.http.get('/metrics')).status).toBe(404);
        expect(await statusFor('Bearer another-token')).toBe(404);
        expect(await statusFor(token)).toBe(404);
        expect(await statusFor(`Bearer ${token}`)).toBe(200);
      } finally {
        await guarded.close();
      }
    });
  });

  describe('X-Request-Id', () => {
    it('is echoed where it is a plain token', async () => {
      const response = await app.http.get('/v1/nowhere').set('X-Request-Id', 'my-request-0001');
      expect(response.headers['x-request-id']).toBe('my-request-0001');
      expect(response.body).toMatchObject({ requestId: 'my-request-0001' });
    });

    it('is replaced where it could forge a log line', async () => {
      const response = await app.http.get('/health/live').set('X-Request-Id', '{"level":60}');
      expect(response.headers['x-request-id']).toMatch(/^[\da-f-]{36}$/u);
    });
  });

  describe('Cross-origin requests', () => {
    const origin = 'https://app.example.org';

    it('are not allowed unless configured', async () => {
      const response = await app.http.get('/health/live').set('Origin', origin);
      expect(response.headers['access-control-allow-origin']).toBeUndefined();
    });

    it('are allowed from listed origins only', async () => {
      const open = await startTestApp({ CORS_ORIGINS: `${origin},https://other.example.org` });
      try {
        const listed = await open.http.get('/health/live').set('Origin', origin);
        expect(listed.headers['access-control-allow-origin']).toBe(origin);
        expect(listed.headers['access-control-expose-headers']).toContain('ETag');
        const foreign = await open.http.get('/health/live').set('Origin', 'https://evil.example');
        expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
      } finally {
        await open.close();
      }
    });
  });

  describe('the job purge-idempotency-keys', () => {
    it('forgets replies after 72 hours', async () => {
      const insert = (key: string, hours: number): Promise<unknown> =>
        app.dataSource.query(
          `INSERT INTO idempotency_key
             (account_id, route, key, fingerprint, status, headers, body, created_at)
           VALUES ($1, 'POST /v1/reviews', $2, '', 200, '{}', '', $3)`,
          [randomUUID(), key, new Date(app.clock.now().getTime() - hours * 3_600_000)],
        );
      await insert('young', 71);
      await insert('old', 73);
      await app.app.get(Jobs).run('purge-idempotency-keys');
      const rows = await app.dataSource.query<{ key: string }[]>('SELECT key FROM idempotency_key');
      expect(rows).toEqual([{ key: 'young' }]);
    });

    it('forgets many replies, in batches that no time limit cuts', async () => {
      const hurried = await startTestApp({ DATABASE_STATEMENT_TIMEOUT_MS: '200' });
      try {
        await hurried.dataSource.query(`
          INSERT INTO idempotency_key
            (account_id, route, key, fingerprint, status, headers, body, created_at)
          SELECT gen_random_uuid(), 'POST /v1/reviews', n::text, '', 200, '{}', '', '2020-01-01'
            FROM generate_series(1, 6000) n`);
        await hurried.dataSource.query('CREATE TABLE batch (size integer NOT NULL)');
        await hurried.dataSource.query(`
          CREATE FUNCTION note_batch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
            INSERT INTO batch SELECT count(*) FROM gone;
            PERFORM pg_sleep(0.3);
            RETURN NULL;
          END $$`);
        await hurried.dataSource.query(`
          CREATE TRIGGER note_batch AFTER DELETE ON idempotency_key
            REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION note_batch()`);
        await hurried.app.get(Jobs).run('purge-idempotency-keys');
        const batches = await hurried.dataSource.query<{ size: number }[]>(
          'SELECT size FROM batch WHERE size > 0 ORDER BY size DESC',
        );
        expect(batches).toEqual([{ size: 5000 }, { size: 1000 }]);
      } finally {
        await hurried.close();
      }
    });
  });

  describe('a unit of work', () => {
    let units: UnitOfWork;
    const timeout = async (): Promise<string | undefined> => {
      const sql = `SELECT current_setting('statement_timeout') AS value`;
      const [row] = await units.manager.query<{ value: string }[]>(sql);
      return row?.value;
    };

    beforeAll(() => {
      units = app.app.get(UnitOfWork);
    });

    it('that is unhurried has no time limit, and leaves none behind', async () => {
      const lone = await startTestApp({ DATABASE_POOL_SIZE: '1' });
      try {
        units = lone.app.get(UnitOfWork);
        expect(await units.runUnhurried(timeout)).toBe('0');
        expect(await units.run(timeout)).toBe('5s');
      } finally {
        units = app.app.get(UnitOfWork);
        await lone.close();
      }
    });

    it('that is a snapshot sees one moment and writes nothing', async () => {
      await app.dataSource.query('CREATE TABLE tally (n integer)');
      const count = async (): Promise<number | undefined> => {
        const rows = await units.manager.query<{ n: number }[]>('SELECT count(*) AS n FROM tally');
        return rows[0]?.n;
      };
      const seen = await units.runSnapshot(async () => {
        const before = await count();
        await app.dataSource.query('INSERT INTO tally VALUES (1)');
        return [before, await count()];
      });
      expect(seen).toEqual([0, 0]);
      expect(await count()).toBe(1);
      const writing = units.runSnapshot(() => units.manager.query('DELETE FROM tally'));
      await expect(writing).rejects.toMatchObject({ code: '25006' });
      await expect(units.run(() => units.runSnapshot(count))).rejects.toThrow('cannot start late');
    });
  });

  describe('work that others keep getting in the way of', () => {
    it.each(['40001', '40P01'])('is answered 503 after %s, to be sent again', async (state) => {
      const { auth } = await signUp(app);
      await app.dataSource.query(`
        CREATE FUNCTION collide() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
          RAISE EXCEPTION 'a collision' USING ERRCODE = '${state}';
        END $$`);
      await app.dataSource.query(
        'CREATE TRIGGER collide BEFORE UPDATE ON account EXECUTE FUNCTION collide()',
      );
      try {
        const response = await app.http
          .patch('/v1/me')
          .set({ ...auth, 'If-Match': '*' })
          .send({ rolloverHour: 5 });
        expect(response.status).toBe(503);
        expect(response.headers['retry-after']).toBe('1');
        expect(response.body).toMatchObject({ code: 'unavailable' });
      } finally {
        await app.dataSource.query('DROP FUNCTION collide CASCADE');
      }
    });
  });
});
