import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import {
  answerQuestion,
  gradeAttempt,
  importQuestions,
  sheet,
  startAttempt,
} from '../support/answering.js';
import {
  answered,
  ask,
  asked,
  askingOf,
  budgetOf,
  getFeedback,
  replyWithLevels,
  runDueFeedback,
  soundAnswer,
  type FeedbackBody,
} from '../support/feedback.js';
import { replyError, startLlmServer, type LlmServer } from '../support/llm-server.js';
import { signUp, type SignedUp } from '../support/login.js';
import { cardRows, startPractising } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let llm: LlmServer;
let app: TestApp;
let learner: SignedUp;
let fresh: () => string;

beforeAll(async () => {
  llm = await startLlmServer();
  llm.alwaysReplies(replyWithLevels());
  app = await startTestApp(askingOf(llm.baseUrl, { LLM_MAX_INPUT_CHARS: '1000' }));
  const questions = await importQuestions(app, 'advice', 40);
  fresh = () => questions.pop() ?? '';
}, 60_000);
beforeEach(async () => {
  await runDueFeedback(app);
  llm.willReply();
  llm.calls.length = 0;
  learner = await startPractising(app);
});
afterAll(async () => {
  await app.close();
  await llm.close();
});

const rowsOf = (table: string) =>
  app.dataSource.query<Record<string, unknown>[]>(`SELECT * FROM ${table} WHERE learner_id = $1`, [
    learner.id,
  ]);

describe('POST /v1/attempts/:id/feedback', () => {
  it('takes the request, asks the model and keeps what is borne out', async () => {
    const attemptId = await answered(app, learner, fresh());
    const response = await ask(app, learner, attemptId);
    const { id } = response.body as FeedbackBody;
    expect(response.status).toBe(202);
    expect(response.headers['location']).toBe(`/v1/feedback/${id}`);
    expect(response.body).toMatchObject({ state: 'queued', attemptId, result: null, fault: null });
    await runDueFeedback(app);
    const shown = await getFeedback(app, learner, id);
    expect(shown).toMatchObject({ state: 'succeeded', attemptId, fault: null, rating: null });
    expect(shown.result?.criteria).toHaveLength(5);
    for (const { title, level, evidence } of shown.result?.criteria ?? []) {
      expect(title).not.toBe('');
      expect(level?.key).toBe('named');
      for (const { quote, quoteStart } of evidence) {
        const found = Array.from(soundAnswer).slice(quoteStart).join('');
        expect(found.startsWith(quote)).toBe(true);
      }
    }
    expect(shown.result?.suggestedGrade).toBeNull();
    expect(await rowsOf('feedback_call')).toMatchObject([
      { number: 1, outcome: 'ok', status: 200, quotes_kept: 5, quotes_dropped: 0, raw: null },
    ]);
    expect(await rowsOf('feedback_request')).toMatchObject([{ input: null, reserved_tokens: 0 }]);
  });

  it('answers 200 with the same feedback when it is there already', async () => {
    const attemptId = await answered(app, learner, fresh());
    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    const again = await ask(app, learner, attemptId);
    expect([again.status, again.headers['location']]).toEqual([200, `/v1/feedback/${id}`]);
    expect(again.body).toEqual(await getFeedback(app, learner, id));
    expect(llm.calls).toHaveLength(1);
  });

  it('makes one request and one call of 50 equal ones at once', async () => {
    const attemptId = await answered(app, learner, fresh());
    const before = await budgetOf(app);
    const sent = await Promise.all(Array.from({ length: 50 }, () => ask(app, learner, attemptId)));
    expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([202]));
    expect(new Set(sent.map(({ body }) => (body as FeedbackBody).id)).size).toBe(1);
    const reserved = await budgetOf(app);
    expect(reserved['callsReserved']).toBe((before['callsReserved'] ?? 0) + 6);
    await Promise.all([runDueFeedback(app), runDueFeedback(app)]);
    expect(llm.calls).toHaveLength(1);
    expect(await rowsOf('feedback_request')).toHaveLength(1);
    expect(await budgetOf(app)).toMatchObject({ callsReserved: 0, tokensReserved: 0 });
  });

  it('is about this attempt, though the same was written in another', async () => {
    const questionId = fresh();
    const first = await answered(app, learner, questionId);
    await gradeAttempt(app, learner, first, sheet('22222'));
    const second = await answered(app, learner, questionId);
    const requests = [await asked(app, learner, first), await asked(app, learner, second)];
    expect(requests.map(({ attemptId }) => attemptId)).toEqual([first, second]);
    await runDueFeedback(app);
    expect((await ask(app, learner, second)).body).toMatchObject({
      id: requests[1]?.id,
      attemptId: second,
    });
  });

  it.each([
    ['is absent', {}],
    ['is refused', { consent: false }],
  ])('sends nothing when consent %s', async (_, body) => {
    const attemptId = await answered(app, learner, fresh());
    const response = await ask(app, learner, attemptId, body);
    expect(response.status).toBe(403);
    expect(response.body).toMatchObject({
      code: 'consent-required',
      errors: [{ pointer: '#/consent' }],
    });
    expect(await rowsOf('feedback_request')).toEqual([]);
    const [attempt] = await app.dataSource.query<{ outline_read_at: Date | null }[]>(
      'SELECT outline_read_at FROM attempt WHERE id = $1',
      [attemptId],
    );
    expect(attempt?.outline_read_at).toBeNull();
  });

  it('refuses what is no yes or no', async () => {
    const attemptId = await answered(app, learner, fresh());
    const response = await ask(app, learner, attemptId, { consent: 'yes' });
    expect([response.status, (response.body as { code: string }).code]).toEqual([
      400,
      'validation-failed',
    ]);
  });

  it('opens when the answer is handed in', async () => {
    const { id } = await startAttempt(app, learner, fresh());
    const response = await ask(app, learner, id);
    expect([response.status, (response.body as { code: string }).code]).toEqual([403, 'forbidden']);
  });

  it.each([
    ['was recalled', { start: { mode: 'recall' }, submit: {} }],
    ['was given up', { submit: { gaveUp: true } }],
  ])('refuses an answer that %s', async (_, how) => {
    const { id } = await answerQuestion(app, learner, fresh(), how);
    const response = await ask(app, learner, id);
    expect([response.status, (response.body as { code: string }).code]).toEqual([
      409,
      'invalid-state',
    ]);
  });

  it('refuses an answer that is too long, by characters', async () => {
    const longest = '🚀'.repeat(1000);
    const attemptId = await answered(app, learner, fresh(), longest);
    const tooLong = await answered(app, learner, fresh(), `${longest}.`);
    expect((await ask(app, learner, attemptId)).status).toBe(202);
    const response = await ask(app, learner, tooLong);
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      code: 'rule-violated',
      errors: [{ in: 'path', pointer: '#/id', code: 'answer-too-long' }],
    });
  });

  it('knows no attempt of somebody else, with consent or without', async () => {
    const other = await startPractising(app);
    const attemptId = await answered(app, other, fresh());
    const bodies = [];
    for (const id of [attemptId, randomUUID()]) {
      const response = await ask(app, learner, id, {});
      expect(response.status).toBe(404);
      bodies.push((response.body as { detail: string }).detail);
    }
    expect(bodies[0]).toBe(bodies[1]);
  });

  it('begins anew after a failure, which tells a code and nothing of what the server said', async () => {
    llm.willReply(replyError(401, { message: 'a secret of the provider' }));
    const attemptId = await answered(app, learner, fresh());
    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    const failed = await getFeedback(app, learner, id);
    expect(failed).toMatchObject({
      state: 'failed',
      fault: { code: 'PROVIDER_AUTH' },
      result: null,
    });
    expect(JSON.stringify(failed)).not.toContain('secret');
    const next = await asked(app, learner, attemptId);
    expect(next.id).not.toBe(id);
    await runDueFeedback(app);
    expect(await getFeedback(app, learner, next.id)).toMatchObject({ state: 'succeeded' });
  });

  it('changes neither cards nor reviews, and is no grade', async () => {
    const questionId = fresh();
    const attemptId = await answered(app, learner, questionId);
    await gradeAttempt(app, learner, attemptId, sheet('22222'));
    const rowsIn = (table: string, column: string, id: string) =>
      app.dataSource.query<object[]>(`SELECT * FROM ${table} WHERE ${column} = $1`, [id]);
    const state = async () => [
      await cardRows(app, learner.id),
      await rowsIn('review_event', 'learner_id', learner.id),
      await rowsIn('grade', 'attempt_id', attemptId),
    ];
    const before = await state();
    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    await app.http.post(`/v1/feedback/${id}/ratings`).set(learner.auth).send({ helpful: true });
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'succeeded' });
    expect(await state()).toEqual(before);
    expect(before[0]).toHaveLength(1);
  });
});

describe('GET /v1/feedback/:id', () => {
  it('counts as reading the outline', async () => {
    const questionId = fresh();
    const attemptId = await answered(app, learner, questionId);
    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    const open = await startAttempt(app, learner, questionId);
    const response = await app.http.get(`/v1/feedback/${id}`).set(learner.auth);
    expect(response.headers['attempt-etag']).toMatch(new RegExp(`^"${open.id}\\.`, 'u'));
    const attempt = await app.http.get(`/v1/attempts/${open.id}`).set(learner.auth);
    expect(attempt.body).toMatchObject({ peeked: true });
  });

  it('shows a suggested grade only while grades may be suggested', async () => {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    await runDueFeedback(app);
    await app.dataSource.query(
      `UPDATE feedback_request
          SET result = jsonb_set(result, '{suggestedGrade}', '{"score":0.7,"rating":3,"mustHaveMet":true}')
        WHERE id = $1`,
      [id],
    );
    expect((await getFeedback(app, learner, id)).result?.suggestedGrade).toBeNull();
  });

  it('answers 304 to who knows it', async () => {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    const get = (etag: string) =>
      app.http.get(`/v1/feedback/${id}`).set({ ...learner.auth, 'If-None-Match': etag });
    const first = await get('"none"');
    const etag = String(first.headers['etag']);
    expect([first.status, (await get(etag)).status]).toEqual([200, 304]);
    await runDueFeedback(app);
    expect((await get(etag)).status).toBe(200);
  });

  it('is shown to nobody else', async () => {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    const other = await startPractising(app);
    expect((await app.http.get(`/v1/feedback/${id}`).set(other.auth)).status).toBe(404);
  });
});

describe('GET /v1/attempts/:id/feedback', () => {
  it('lists what was asked about an answer, latest first, without what came of it', async () => {
    const attemptId = await answered(app, learner, fresh());
    llm.willReply(replyError(401, { message: 'no' }));
    const failed = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    const list = (query: string) =>
      app.http.get(`/v1/attempts/${attemptId}/feedback${query}`).set(learner.auth);
    const { body } = await list('');
    expect(body).toMatchObject({
      data: [
        { id, state: 'succeeded' },
        { id: failed.id, state: 'failed', fault: { code: 'PROVIDER_AUTH' } },
      ],
      nextCursor: null,
    });
    expect(JSON.stringify(body)).not.toContain('sound plan');
    const first = await list('?limit=1');
    const { nextCursor } = first.body as { nextCursor: string };
    const second = await list(`?limit=1&cursor=${nextCursor}`);
    expect(second.body).toMatchObject({ data: [{ id: failed.id }], nextCursor: null });
  });
});

describe('POST /v1/feedback/:id/ratings', () => {
  const rate = (id: string, body: object, by = learner) =>
    app.http.post(`/v1/feedback/${id}/ratings`).set(by.auth).send(body);

  async function succeeded(): Promise<FeedbackBody> {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    await runDueFeedback(app);
    return getFeedback(app, learner, id);
  }

  it('keeps the last word, and shows it', async () => {
    const { id, version } = await succeeded();
    const first = await rate(id, { helpful: true });
    expect([first.status, first.body]).toMatchObject([200, { helpful: true, disputes: [] }]);
    app.clock.advance({ minutes: 1 });
    const disputes = [{ criterion: 'criterion-2', comment: 'I did say it.' }];
    const second = await rate(id, { helpful: false, comment: 'Too vague.', disputes });
    const { rating, version: now } = await getFeedback(app, learner, id);
    expect(rating).toEqual(second.body);
    expect(rating).toMatchObject({ helpful: false, comment: 'Too vague.', disputes });
    expect(now).toBe(version + 2);
    expect(await rowsOf('feedback_rating')).toHaveLength(1);
  });

  it('names a criterion that the feedback does not speak of', async () => {
    const { id } = await succeeded();
    const disputes = [{ criterion: 'criterion-1' }, { criterion: 'criterion-9' }];
    const response = await rate(id, { helpful: false, disputes });
    expect(response.status).toBe(422);
    expect(response.body).toMatchObject({
      errors: [{ pointer: '#/disputes/1/criterion', code: 'unknown-criterion' }],
    });
    expect((await getFeedback(app, learner, id)).rating).toBeNull();
  });

  it('waits for something to rate', async () => {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    const response = await rate(id, { helpful: true });
    expect([response.status, (response.body as { code: string }).code]).toEqual([
      409,
      'invalid-state',
    ]);
  });

  it('belongs to whoever asked', async () => {
    const { id } = await succeeded();
    const other = await startPractising(app);
    expect((await rate(id, { helpful: true }, other)).status).toBe(404);
  });
});

describe('DELETE /v1/feedback/:id', () => {
  const remove = (id: string, by = learner) => app.http.delete(`/v1/feedback/${id}`).set(by.auth);

  it('calls off what waits, and erases what has ended with its rating, but not its record', async () => {
    const attemptId = await answered(app, learner, fresh());
    const waiting = await asked(app, learner, attemptId);
    expect((await remove(waiting.id)).status).toBe(204);
    expect(await getFeedback(app, learner, waiting.id)).toMatchObject({
      state: 'cancelled',
      fault: { code: 'CANCELLED' },
    });
    await runDueFeedback(app);
    expect(llm.calls).toHaveLength(0);
    expect(await rowsOf('feedback_usage')).toMatchObject([{ calls_used: 0, calls_reserved: 0 }]);

    const { id } = await asked(app, learner, attemptId);
    await runDueFeedback(app);
    await app.http.post(`/v1/feedback/${id}/ratings`).set(learner.auth).send({ helpful: true });
    await app.dataSource.query(`UPDATE feedback_call SET raw = 'words' WHERE request_id = $1`, [
      id,
    ]);
    expect((await remove(id)).status).toBe(204);
    expect((await app.http.get(`/v1/feedback/${id}`).set(learner.auth)).status).toBe(404);
    expect((await remove(id)).status).toBe(404);
    expect(await rowsOf('feedback_rating')).toEqual([]);
    expect(await rowsOf('feedback_call')).toMatchObject([{ request_id: id, raw: null }]);
  });

  it('belongs to whoever asked', async () => {
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    const other = await startPractising(app);
    expect((await remove(id, other)).status).toBe(404);
    expect(await getFeedback(app, learner, id)).toMatchObject({ state: 'queued' });
  });
});

describe('GET /v1/feedback/capabilities', () => {
  it('tells whom is asked, what goes there, and what is left', async () => {
    const get = () => app.http.get('/v1/feedback/capabilities').set(learner.auth);
    const before = (await get()).body as { llm: { leftToday: { calls: number; tokens: number } } };
    expect(before).toMatchObject({
      coverage: true,
      llm: {
        host: new URL(llm.baseUrl).host,
        model: 'a-model',
        suggestsGrades: false,
        limits: { calls: 6000, tokens: 90_000_000 },
        leftToday: { calls: 6000, tokens: 90_000_000 },
        renewsAt: '2026-03-03T00:00:00.000Z',
        maxInputChars: 1000,
        retentionDays: 90,
      },
    });
    await asked(app, learner, await answered(app, learner, fresh()));
    const { leftToday } = ((await get()).body as typeof before).llm;
    expect(leftToday.calls).toBe(5994);
    expect(leftToday.tokens).toBeLessThan(90_000_000 - 6 * 4000);
  });
});

describe('an account', () => {
  it('takes what it was told along, and leaves nothing reserved behind', async () => {
    learner = await signUp(app);
    const { id } = await asked(app, learner, await answered(app, learner, fresh()));
    await runDueFeedback(app);
    await asked(app, learner, await answered(app, learner, fresh()));
    const exported = await app.http.get('/v1/me/export').set(learner.auth);
    const { feedback } = (exported.body as { sections: Record<string, object> }).sections;
    expect(feedback).toMatchObject({
      requests: [{ id, state: 'succeeded' }, { state: 'queued' }],
      calls: [{ number: 1 }],
      usage: [{ callsUsed: 1 }],
    });
    const told = JSON.stringify(feedback);
    expect(['keptBack', '"raw"', '"cost"'].filter((each) => told.includes(each))).toEqual([]);
    const { password } = learner;
    const leaving = await app.http.post('/v1/me/deletion').set(learner.auth).send({ password });
    expect(leaving.status).toBeLessThan(300);
    const others = await budgetOf(app);
    app.clock.advance({ days: 31 });
    await app.app.get(Jobs).run('purge-accounts');
    for (const table of ['request', 'rating', 'call', 'usage']) {
      expect(await rowsOf(`feedback_${table}`)).toEqual([]);
    }
    const now = await budgetOf(app);
    expect(now['dayTokens']).toBe(others['dayTokens']);
    expect(now['dayReserved']).toBe(now['tokensReserved']);
  });
});
