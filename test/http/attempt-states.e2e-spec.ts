import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  post,
  sheet,
  startAnswering,
  startAttempt,
  submit,
  type Desk,
  type AttemptBody,
  type ProblemBody,
} from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

const states = [
  'draft',
  'submitted',
  'self_graded',
  'closed',
  'abandoned',
  'withdrawn',
  'voided',
] as const;
type State = (typeof states)[number];

describe('states of an attempt', () => {
  let app: TestApp;
  let learner: SignedUp;
  let fresh: Desk['fresh'];
  let get: Desk['get'];
  let patch: Desk['patch'];

  beforeAll(async () => {
    ({ app, learner, fresh, get, patch } = await startAnswering('attempted', 250));
  });
  afterAll(() => app.close());

  const documented: Record<string, Record<State, number>> = {
    // draft, submitted, self_graded, closed, abandoned, withdrawn, voided
    'GET /': row(200, 200, 200, 200, 200, 200, 200),
    'GET /hints': row(200, 200, 200, 200, 200, 200, 200),
    'GET /outline': row(403, 200, 200, 200, 403, 403, 403),
    'GET /grades': row(200, 200, 200, 200, 200, 200, 200),
    'PATCH /': row(200, 409, 409, 409, 409, 409, 409),
    'POST /submit': row(200, 200, 409, 409, 409, 409, 409),
    'POST /withdraw': row(409, 200, 409, 409, 409, 409, 409),
    'POST /abandon': row(200, 409, 409, 409, 409, 409, 409),
    'POST /hints': row(201, 409, 409, 409, 409, 409, 409),
    'POST /grades': row(409, 201, 201, 409, 409, 409, 409),
  };

  function row(...statuses: number[]): Record<State, number> {
    const entries = states.map((state, index) => [state, statuses[index] ?? 0] as const);
    return Object.fromEntries(entries) as Record<State, number>;
  }

  async function attemptIn(state: State): Promise<AttemptBody> {
    const questionId = fresh();
    if (state === 'draft' || state === 'abandoned') {
      const attempt = await startAttempt(app, learner, questionId);
      if (state === 'abandoned') await post(app, learner, `/v1/attempts/${attempt.id}/abandon`);
      return getAttempt(app, learner, attempt.id);
    }
    const { id } = await answerQuestion(app, learner, questionId);
    if (state === 'withdrawn') await post(app, learner, `/v1/attempts/${id}/withdraw`);
    if (state === 'self_graded' || state === 'closed') {
      await gradeAttempt(app, learner, id, sheet('22222'));
    }
    if (state === 'closed') app.clock.advance({ minutes: 30 });
    // Moderators void answers; there is no operation for it here.
    if (state === 'voided') {
      await app.dataSource.query(
        `UPDATE attempt SET state = 'voided', closed_at = submitted_at WHERE id = $1`,
        [id],
      );
    }
    return getAttempt(app, learner, id);
  }

  /** A request of each operation that only the state can stand against. */
  function act(operation: string, caller: SignedUp, id: string): Promise<Response> {
    const [method = '', path = ''] = operation.split(' ');
    const address = `/v1/attempts/${id}${path === '/' ? '' : path}`;
    if (method === 'GET') return app.http.get(address).set(caller.auth);
    const body: Record<string, object> = {
      'PATCH /': { answer: 'New words.' },
      'POST /submit': { answer: 'An answer.' },
      'POST /grades': sheet('22222'),
    };
    const request = method === 'PATCH' ? app.http.patch(address) : app.http.post(address);
    return request.set(caller.auth).set('If-Match', '*').send(body[operation]);
  }

  describe('each operation in each state', () => {
    it.each(
      Object.entries(documented).flatMap(([operation, byState]) =>
        states.map((state) => [operation, state, byState[state]] as const),
      ),
    )('%s on %s: %i', async (operation, state, status) => {
      const before = await attemptIn(state);
      expect(before.state).toBe(state);
      const response = await act(operation, learner, before.id);
      expect(response.status).toBe(status);
      if (status < 400) return;
      const code = status === 403 ? 'forbidden' : 'invalid-state';
      expect((response.body as ProblemBody).code).toBe(code);
      expect(await getAttempt(app, learner, before.id)).toEqual(before);
    });
  });

  describe('each operation by somebody else', () => {
    it.each(Object.keys(documented))(
      '%s: the same 404 as for an id that is nobody’s',
      async (operation) => {
        for (const role of ['learner', 'coach', 'admin'] as const) {
          const stranger = await startPractising(app, { role });
          for (const state of ['draft', 'submitted', 'closed'] as const) {
            const attempt = await attemptIn(state);
            const theirs = await act(operation, stranger, attempt.id);
            const nobodys = await act(operation, stranger, randomUUID());
            expect(theirs.status).toBe(404);
            expect(withoutPlace(theirs.body)).toEqual(withoutPlace(nobodys.body));
            expect(await getAttempt(app, learner, attempt.id)).toEqual(attempt);
          }
        }
      },
    );

    it.each(Object.keys(documented))('%s: 401 without a token', async (operation) => {
      const { id } = await startAttempt(app, learner, fresh());
      const nobody = { ...learner, auth: { Authorization: 'Bearer nothing' } };
      expect((await act(operation, nobody, id)).status).toBe(401);
    });

    it.each(Object.keys(documented))('%s: 400 for what is no id', async (operation) => {
      expect((await act(operation, learner, 'not-an-id')).status).toBe(400);
    });

    it('is absent from lists', async () => {
      await attemptIn('submitted');
      const stranger = await startPractising(app, { role: 'admin' });
      const response = await app.http.get('/v1/attempts').set(stranger.auth);
      expect(response.body).toEqual({ data: [], nextCursor: null });
    });
  });

  describe('time alone', () => {
    async function stateInTable(id: string): Promise<string | undefined> {
      const rows = await app.dataSource.query<{ state: string }[]>(
        `SELECT state FROM attempt WHERE id = $1`,
        [id],
      );
      return rows[0]?.state;
    }

    it('abandons a draft after seven days, by the job', async () => {
      const started = await startAttempt(app, learner, fresh());
      app.clock.advance({ days: 7, seconds: -1 });
      await app.app.get(Jobs).run('end-overdue-attempts');
      expect(await stateInTable(started.id)).toBe('draft');
      app.clock.advance({ seconds: 1 });
      await app.app.get(Jobs).run('end-overdue-attempts');
      expect(await stateInTable(started.id)).toBe('abandoned');
      expect(await getAttempt(app, learner, started.id)).toMatchObject({
        state: 'abandoned',
        closedAt: started.expiresAt,
        expiresAt: null,
        version: 2,
      });
    });

    it.each<[string, (attempt: AttemptBody) => Promise<Response>, number]>([
      ['read', ({ id }) => get(`/v1/attempts/${id}`), 200],
      ['listed', () => get('/v1/attempts', { state: 'abandoned' }), 200],
      ['saved', ({ id }) => patch(id, `"${id}.1"`, { answer: 'Late' }), 409],
      ['handed in', ({ id }) => submit(app, learner, id, { answer: 'x' }), 409],
      ['asked for hints', ({ id }) => post(app, learner, `/v1/attempts/${id}/hints`), 409],
      ['abandoned', ({ id }) => post(app, learner, `/v1/attempts/${id}/abandon`), 409],
      [
        'started again',
        ({ questionId }) => post(app, learner, '/v1/attempts', { questionId, mode: 'written' }),
        201,
      ],
    ])('has abandoned it, job or not, when it is %s', async (_what, touch, status) => {
      const started = await startAttempt(app, learner, fresh());
      app.clock.advance({ days: 7 });
      expect((await touch(started)).status).toBe(status);
      expect((await getAttempt(app, learner, started.id)).state).toBe('abandoned');
    });

    it('closes a graded attempt after thirty minutes', async () => {
      const { id } = await answerQuestion(app, learner, fresh());
      await gradeAttempt(app, learner, id, sheet('33333'));
      app.clock.advance({ minutes: 29 });
      expect((await getAttempt(app, learner, id)).state).toBe('self_graded');
      app.clock.advance({ minutes: 1 });
      expect(await getAttempt(app, learner, id)).toMatchObject({
        state: 'closed',
        closedAt: app.clock.now().toISOString(),
      });
    });
  });
});

/** A problem without what names the request. */
function withoutPlace(body: unknown): object {
  return { ...(body as ProblemBody), instance: '', requestId: '' };
}
