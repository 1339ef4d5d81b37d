import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
  startAnswering,
  startAttempt,
  submit,
  type Desk,
  type AttemptBody,
  type ProblemBody,
} from '../support/answering.js';
import {
  bankDocument,
  criterion,
  importBank,
  questionDocument,
  questionIds,
} from '../support/bank-document.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

interface Listed {
  data: AttemptBody[];
  nextCursor: string | null;
}

describe('attempts', () => {
  let app: TestApp;
  let learner: SignedUp;
  let fresh: Desk['fresh'];
  let get: Desk['get'];
  let patch: Desk['patch'];

  beforeAll(async () => {
    ({ app, learner, fresh, get, patch } = await startAnswering('attempted', 80));
  });
  afterAll(() => app.close());

  async function countAttempts(questionId: string): Promise<number> {
    const rows = await app.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM attempt WHERE question_id = $1`,
      [questionId],
    );
    return rows[0]?.count ?? 0;
  }

  describe('POST /v1/attempts', () => {
    it('starts the clock and pins what the question says now', async () => {
      const questionId = fresh();
      const response = await post(app, learner, '/v1/attempts', { questionId, mode: 'written' });
      expect(response.status).toBe(201);
      const started = response.body as AttemptBody;
      const now = app.clock.now();
      expect(started).toMatchObject({
        questionId,
        mode: 'written',
        state: 'draft',
        candidateLevel: 'senior',
        answer: '',
        contentHash: null,
        timeLimitMinutes: 20,
        startedAt: now.toISOString(),
        deadlineAt: new Date(now.getTime() + 20 * 60_000).toISOString(),
        expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
        submittedAt: null,
        hintsUsed: 0,
        peeked: false,
        version: 1,
      });
      expect(response.headers['etag']).toBe(`"${started.id}.1"`);
      expect(await getAttempt(app, learner, started.id)).toEqual(started);
    });

    it('answers a client id sent twice with the same attempt', async () => {
      const body = { id: randomUUID(), questionId: fresh(), mode: 'spoken' };
      const first = await post(app, learner, '/v1/attempts', body);
      const second = await post(app, learner, '/v1/attempts', {
        ...body,
        id: body.id.toUpperCase(),
        candidateLevel: 'senior',
      });
      expect([first.status, second.status]).toEqual([201, 200]);
      expect(second.body).toEqual(first.body);
      const other = await post(app, learner, '/v1/attempts', { ...body, mode: 'written' });
      expect(other.status).toBe(409);
      expect((other.body as ProblemBody).code).toBe('already-exists');
    });

    it('lets two learners use the same id', async () => {
      const stranger = await startPractising(app);
      const body = { id: randomUUID(), questionId: fresh(), mode: 'written' };
      expect((await post(app, learner, '/v1/attempts', body)).status).toBe(201);
      expect((await post(app, stranger, '/v1/attempts', body)).status).toBe(201);
    });

    it('names the attempt that is open already', async () => {
      const questionId = fresh();
      const { id } = await startAttempt(app, learner, questionId);
      const response = await post(app, learner, '/v1/attempts', { questionId, mode: 'recall' });
      expect(response.status).toBe(409);
      expect(response.body).toMatchObject({ code: 'invalid-state', openAttemptId: id });
      await post(app, learner, `/v1/attempts/${id}/abandon`);
      expect(
        (await post(app, learner, '/v1/attempts', { questionId, mode: 'recall' })).status,
      ).toBe(201);
    });

    it('starts once, however many devices ask at once', async () => {
      const questionId = fresh();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () =>
          post(app, learner, '/v1/attempts', { questionId, mode: 'written' }),
        ),
      );
      const statuses = answers.map(({ status }) => status).toSorted(ascending);
      expect(statuses).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
      expect(await countAttempts(questionId)).toBe(1);
    });

    it('makes one attempt of fifty equal requests with one key', async () => {
      const body = { questionId: fresh(), mode: 'written' };
      const key = randomUUID();
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          app.http.post('/v1/attempts').set(learner.auth).set('Idempotency-Key', key).send(body),
        ),
      );
      const made = answers.filter(({ status }) => status === 201);
      expect(made.length).toBeGreaterThan(0);
      expect(new Set(made.map(({ text }) => text)).size).toBe(1);
      const codes = answers.filter(({ status }) => status !== 201).map(({ body: b }) => codeOf(b));
      expect(new Set(codes.concat('idempotency-key-in-use')).size).toBe(1);
      expect(await countAttempts(body.questionId)).toBe(1);
    });

    it.each([
      ['an unknown question', { questionId: randomUUID(), mode: 'written' }, 404],
      ['an unknown mode', { questionId: randomUUID(), mode: 'sung' }, 400],
      ['a field of the server', { questionId: randomUUID(), mode: 'written', state: 'draft' }, 400],
      ['an owner', { questionId: randomUUID(), mode: 'written', learnerId: randomUUID() }, 400],
      ['a null level', { questionId: randomUUID(), mode: 'written', candidateLevel: null }, 400],
      ['no question', { mode: 'written' }, 400],
    ])('refuses %s', async (_what, body, status) => {
      expect((await post(app, learner, '/v1/attempts', body)).status).toBe(status);
    });

    it('refuses a level that the question asks nothing of', async () => {
      const rubric = Array.from({ length: 5 }, (_, index) =>
        criterion(`criterion-${index + 1}`, index < 3, { minLevel: 'senior' }),
      );
      const [questionId = ''] = await importQuestions(app, 'senior-only', 1, { rubric });
      const body = { questionId, mode: 'written', candidateLevel: 'junior' };
      const response = await post(app, learner, '/v1/attempts', body);
      expect(response.status).toBe(422);
      expect((response.body as ProblemBody).errors?.[0]?.pointer).toBe('#/candidateLevel');
    });

    it('keeps its revision when the question is edited', async () => {
      const document = bankDocument('edited', [questionDocument('only')]);
      const { bankId } = await importBank(app, document);
      const questionId = (await questionIds(app, bankId))['only'] ?? '';
      const before = await startAttempt(app, learner, questionId);
      const outline = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((each) => `${each} is new`);
      await importBank(app, bankDocument('edited', [questionDocument('only', { outline })]));
      await submit(app, learner, before.id, { answer: 'Old.' });
      const old = await get(`/v1/attempts/${before.id}/outline`);
      expect(old.body).toMatchObject({ id: before.revisionId, version: 1 });
      expect(old.text).toContain('Point 1 of only');
      const after = await startAttempt(app, learner, questionId);
      expect(after.revisionId).not.toBe(before.revisionId);
    });
  });

  describe('GET /v1/attempts', () => {
    it('pages latest first, without answers, and filters', async () => {
      const reader = await startPractising(app);
      const made: string[] = [];
      const questionId = fresh();
      for (const [index, question] of [questionId, fresh(), fresh(), questionId].entries()) {
        const more = index < 3 ? {} : { submit: { answer: 'Secret words.' } };
        const { id } = await answerQuestion(app, reader, question, more);
        made.unshift(id);
      }
      // Two that begin in the same instant are told apart by their ids.
      const pair = [
        await startAttempt(app, reader, fresh()),
        await startAttempt(app, reader, fresh()),
      ];
      made.unshift(
        ...pair
          .map(({ id }) => id)
          .toSorted()
          .toReversed(),
      );
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const response = await app.http
          .get('/v1/attempts')
          .query(cursor === '' ? { limit: '1' } : { limit: '1', cursor })
          .set(reader.auth);
        expect(response.status).toBe(200);
        expect(response.text).not.toContain('Secret words');
        const page = response.body as Listed;
        seen.push(...page.data.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(made);

      const list = async (query: Record<string, string>): Promise<string[]> => {
        const response = await app.http.get('/v1/attempts').query(query).set(reader.auth);
        return (response.body as Listed).data.map(({ id }) => id);
      };
      expect(await list({ questionId })).toEqual([made[2], made[5]]);
      expect(await list({ state: 'draft' })).toEqual(made.slice(0, 2));
      expect(await list({ state: 'submitted', questionId })).toHaveLength(2);
    });

    it.each([
      ['an unknown state', { state: 'lost' }],
      ['an unknown parameter', { owner: 'me' }],
      ['no page size', { limit: '0' }],
    ])('refuses %s', async (_what, query) => {
      expect((await get('/v1/attempts', query)).status).toBe(400);
    });

    it("refuses another learner's cursor", async () => {
      const page = await get('/v1/attempts', { limit: '1' });
      const cursor = (page.body as Listed).nextCursor ?? '';
      const stranger = await startPractising(app);
      const response = await app.http.get('/v1/attempts').query({ cursor }).set(stranger.auth);
      expect(response.status).toBe(400);
    });
  });

  describe('GET /v1/attempts/:id', () => {
    it('answers 304 to who knows the ETag', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const known = await get(`/v1/attempts/${id}`);
      const again = await app.http
        .get(`/v1/attempts/${id}`)
        .set(learner.auth)
        .set('If-None-Match', known.headers['etag'] ?? '');
      expect(again.status).toBe(304);
      expect(again.text).toBe('');
    });
  });

  describe('PATCH /v1/attempts/:id', () => {
    it('saves what was typed and moves the ETag', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const saved = await patch(id, `"${id}.1"`, { answer: 'First words' });
      expect(saved.status).toBe(200);
      expect(saved.headers['etag']).toBe(`"${id}.2"`);
      expect(await getAttempt(app, learner, id)).toMatchObject({
        answer: 'First words',
        version: 2,
      });
    });

    it('needs the current ETag', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      await patch(id, `"${id}.1"`, { answer: 'Mine' });
      const blind = await app.http.patch(`/v1/attempts/${id}`).set(learner.auth).send({});
      expect(blind.status).toBe(428);
      const stale = await patch(id, `"${id}.1"`, { answer: 'Theirs' });
      expect(stale.status).toBe(412);
      expect(stale.headers['etag']).toBe(`"${id}.2"`);
      expect((await getAttempt(app, learner, id)).answer).toBe('Mine');
    });

    it('loses no update among twenty', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          patch(id, `"${id}.1"`, { answer: `Device ${index}` }),
        ),
      );
      const statuses = answers.map(({ status }) => status).toSorted(ascending);
      expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 412)]);
      const winner = answers.find(({ status }) => status === 200)?.body as AttemptBody;
      expect(await getAttempt(app, learner, id)).toEqual(winner);
    });

    it.each([
      ['an empty patch', {}],
      ['the same answer', { answer: '' }],
    ])('changes nothing with %s', async (_what, body) => {
      const started = await startAttempt(app, learner, fresh());
      const response = await patch(started.id, `"${started.id}.1"`, body);
      expect(response.status).toBe(200);
      expect(response.body).toEqual(started);
    });

    it.each([
      ['emoji and right-to-left', '👩🏽‍💻 مرحبا בעולם \u202Eabc 𝒳\r\n\tend  '],
      ['fifty thousand characters of two units', '𝒳'.repeat(50_000)],
      ['script and formulas', '<script>alert(1)</script>\n=1+1\n\\u0000'],
    ])('stores %s exactly', async (_what, answer) => {
      const { id } = await startAttempt(app, learner, fresh());
      expect((await patch(id, '*', { answer })).status).toBe(200);
      const submitted = await post(app, learner, `/v1/attempts/${id}/submit`);
      const hash = createHash('sha256').update(answer).digest('hex');
      expect(submitted.body).toMatchObject({ answer, contentHash: hash });
      expect((await getAttempt(app, learner, id)).answer).toBe(answer);
    });

    it.each([
      ['NUL', { answer: 'a\u0000b' }],
      ['half a surrogate pair', { answer: '\uD800' }],
      ['one character too many', { answer: 'x'.repeat(50_001) }],
      ['null', { answer: null }],
      ['a number', { answer: 7 }],
    ])('refuses %s and says where', async (_what, body) => {
      const { id } = await startAttempt(app, learner, fresh());
      const response = await patch(id, '*', body);
      expect(response.status).toBe(400);
      expect((response.body as ProblemBody).errors?.[0]?.pointer).toBe('#/answer');
      await post(app, learner, `/v1/attempts/${id}/abandon`);
    });

    it('takes no answer in recall', async () => {
      const { id } = await startAttempt(app, learner, fresh(), { mode: 'recall' });
      const response = await patch(id, '*', { answer: 'I know' });
      expect(response.status).toBe(422);
      expect((response.body as ProblemBody).errors?.[0]?.pointer).toBe('#/answer');
    });
  });

  describe('POST /v1/attempts/:id/submit', () => {
    it('freezes what was saved', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      await patch(id, '*', { answer: 'Saved.' });
      app.clock.advance({ minutes: 10 });
      const response = await post(app, learner, `/v1/attempts/${id}/submit`);
      expect(response.status).toBe(200);
      expect(response.body).toMatchObject({
        state: 'submitted',
        answer: 'Saved.',
        contentHash: createHash('sha256').update('Saved.').digest('hex'),
        submittedAt: app.clock.now().toISOString(),
        overtimeRatio: 0.5,
        expiresAt: null,
      });
      const update = `UPDATE attempt SET answer = 'Forged.' WHERE id = $1`;
      await expect(app.dataSource.query(update, [id])).rejects.toThrow('frozen');
    });

    it('takes a late answer and says how late', async () => {
      const submitted = await answerQuestion(app, learner, fresh(), { minutes: 50 });
      expect(submitted).toMatchObject({ state: 'submitted', overtimeRatio: 2.5 });
    });

    it('answers the same submission again, and refuses another', async () => {
      const submitted = await answerQuestion(app, learner, fresh());
      app.clock.advance({ minutes: 1 });
      const again = await submit(app, learner, submitted.id, { answer: 'An answer.' });
      expect([again.status, again.body]).toEqual([200, submitted]);
      expect((await submit(app, learner, submitted.id, { answer: 'Better.' })).status).toBe(409);
      expect((await submit(app, learner, submitted.id, { gaveUp: true })).status).toBe(409);
      expect(await getAttempt(app, learner, submitted.id)).toEqual(submitted);
    });

    it.each([
      ['written', { answer: ' \n' }, 422],
      ['written', {}, 422],
      ['spoken', {}, 422],
      ['written', { gaveUp: true }, 200],
      ['recall', {}, 200],
      ['recall', { answer: 'words' }, 422],
      ['written', { answer: 'x', gaveUp: null }, 400],
      ['written', { answer: 'x', submittedAt: '2026-01-01T00:00:00Z' }, 400],
    ])('takes in mode %s the body %j with %i', async (mode, body, status) => {
      const { id } = await startAttempt(app, learner, fresh(), { mode });
      const response = await submit(app, learner, id, body);
      expect(response.status).toBe(status);
      const { state } = await getAttempt(app, learner, id);
      expect(state).toBe(status === 200 ? 'submitted' : 'draft');
    });

    const submitWith = (id: string, ifMatch: object, body: object): Promise<Response> =>
      app.http
        .post(`/v1/attempts/${id}/submit`)
        .set({ ...learner.auth, ...ifMatch })
        .send(body);

    it('does not write over what another device has saved', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      await patch(id, `"${id}.1"`, { answer: 'Newer.' });
      const body = { answer: 'Older.' };
      const blind = await submitWith(id, {}, body);
      expect([blind.status, codeOf(blind.body)]).toEqual([428, 'precondition-required']);
      const stale = await submitWith(id, { 'If-Match': `"${id}.1"` }, body);
      expect([stale.status, codeOf(stale.body)]).toEqual([412, 'precondition-failed']);
      expect(stale.headers['etag']).toBe(`"${id}.2"`);
      const staleToo = await submitWith(id, { 'If-Match': `"${id}.1"` }, {});
      expect(staleToo.status).toBe(412);
      expect(await getAttempt(app, learner, id)).toMatchObject({
        state: 'draft',
        answer: 'Newer.',
        version: 2,
      });
    });

    it('takes a final answer that was typed over the latest, and its repetition', async () => {
      const { id } = await startAttempt(app, learner, fresh());
      await patch(id, `"${id}.1"`, { answer: 'Newer.' });
      const send = () => submitWith(id, { 'If-Match': `"${id}.2"` }, { answer: 'Final.' });
      const [first, second] = [await send(), await send()];
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(first.headers['etag']).toBe(`"${id}.3"`);
      expect(second.body).toEqual(first.body);
      expect(await getAttempt(app, learner, id)).toMatchObject({
        state: 'submitted',
        answer: 'Final.',
      });
    });
  });

  describe('POST /v1/attempts/:id/withdraw', () => {
    it.each([
      [10, 200],
      [11, 409],
    ])('%i minutes later: %i', async (minutes, status) => {
      const { id } = await answerQuestion(app, learner, fresh());
      app.clock.advance({ minutes });
      const response = await post(app, learner, `/v1/attempts/${id}/withdraw`);
      expect(response.status).toBe(status);
      const { state } = await getAttempt(app, learner, id);
      expect(state).toBe(status === 200 ? 'withdrawn' : 'submitted');
    });
  });

  describe('an account', () => {
    it('takes its attempts along and leaves none behind', async () => {
      const leaver = await startPractising(app);
      const { id } = await answerQuestion(app, leaver, fresh(), { hints: 1 });
      await gradeAttempt(app, leaver, id, sheet('22222'));
      await gradeAttempt(app, leaver, id, sheet('33333'));
      const { AccountSections } = await import('../../src/identity/account-sections.js');
      const section = app.app
        .get(AccountSections)
        .all()
        .find(({ name }) => name === 'attempts');
      expect(await section?.exportFor(leaver.id)).toMatchObject({
        attempts: [{ id, answer: 'An answer.' }],
        hints: [{ attemptId: id, hintIndex: 0 }],
        grades: [
          { attemptId: id, counts: false },
          { attemptId: id, counts: true },
        ],
      });
      await section?.removeFor(leaver.id);
      expect(await section?.exportFor(leaver.id)).toEqual({
        attempts: [],
        hints: [],
        grades: [],
        gradesGiven: [],
      });
    });
  });
});

function codeOf(body: unknown): string {
  return (body as ProblemBody).code;
}

function ascending(one: number, other: number): number {
  return one - other;
}
