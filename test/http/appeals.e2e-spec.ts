import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { sheet, type ProblemBody } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import {
  appeal,
  appealReason,
  decide,
  escalate,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';

let room: Classroom;
let author: SignedUp;
let reviewer: SignedUp;

beforeAll(async () => {
  room = await openClassroom('appeals', 24);
  author = await room.addMember('none', 'Ada');
  reviewer = await room.addMember('none', 'Ben');
});
afterAll(() => room.app.close());

async function reviewed(more: object = {}): Promise<ReviewedAnswer> {
  const { app, questions, cohortId } = room;
  const questionId = questions.pop() ?? '';
  return reviewAnswer(app, { author, reviewers: [reviewer], questionId, cohortId, ...more });
}

async function settled(more: object = {}): Promise<ReviewedAnswer> {
  const answer = await reviewed(more);
  await settle(room.app, answer);
  return answer;
}

const send = async (
  who: SignedUp,
  { requestId }: ReviewedAnswer,
  reason: unknown = appealReason,
): Promise<Response> =>
  room.app.http
    .post(`/v1/peer-review-requests/${requestId}/appeals`)
    .set(who.auth)
    .send({ reason });
const get = async (who: SignedUp, path: string): Promise<Response> =>
  room.app.http.get(path).set(who.auth);
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const notPossible = [409, 'invalid-state'];

async function kindsTold(who: SignedUp, caseId: string): Promise<unknown[]> {
  const { body } = await get(who, '/v1/notifications?limit=100');
  const { data } = body as {
    data: { kind: string; data: { caseId?: string; outcome?: string } }[];
  };
  return data
    .filter((each) => each.data.caseId === caseId)
    .map((each) => [each.kind, each.data.outcome ?? null]);
}

describe('POST /v1/peer-review-requests/:id/appeals', () => {
  it('opens a case, and tells those who may decide it', async () => {
    const { coach, owner } = room;
    const answer = await settled();
    const response = await send(author, answer);
    expect(response.status).toBe(201);
    const { id } = response.body as { id: string };
    expect(response.headers['location']).toBe(`/v1/me/cases/${id}`);
    expect(response.headers['etag']).toBe(`"${id}.1"`);
    expect(response.body).toEqual({
      id,
      kind: 'appeal',
      cause: null,
      subject: 'settlement',
      questionId: answer.questionId,
      requestId: answer.requestId,
      attemptId: answer.attemptId,
      reviewNumber: null,
      reviewId: null,
      flagReason: null,
      reason: appealReason,
      state: 'open',
      outcome: null,
      decisionReason: null,
      openedDay: '2026-03-02',
      endedDay: null,
      version: 1,
    });
    expect((await get(author, `/v1/me/cases/${id}`)).body).toEqual(response.body);
    expect(await kindsTold(coach, id)).toEqual([['case.opened', null]]);
    expect(await kindsTold(owner, id)).toEqual([['case.opened', null]]);
    expect(await kindsTold(author, id)).toEqual([]);
    expect(await kindsTold(reviewer, id)).toEqual([]);
  });

  it.each([undefined, null, 7, 'x'.repeat(19), 'x'.repeat(2001), ' '.repeat(30)])(
    'needs a reason that says something: not %p',
    async (reason) => {
      const answer = await reviewed();
      const response = await room.app.http
        .post(`/v1/peer-review-requests/${answer.requestId}/appeals`)
        .set(author.auth)
        .send({ reason });
      expect(refusal(response)).toEqual([400, 'validation-failed']);
    },
  );

  it('waits for the settlement', async () => {
    const answer = await reviewed();
    expect(refusal(await send(author, answer))).toEqual(notPossible);
    await escalate(room.app, answer);
    expect(refusal(await send(author, answer))).toEqual(notPossible);
  });

  it('comes within 14 days, and not a moment later', async () => {
    const { app } = room;
    const [inTime, late] = [await reviewed(), await reviewed()];
    for (const answer of [inTime, late]) await settle(app, answer);
    app.clock.advance({ days: 14 });
    expect((await send(author, inTime)).status).toBe(201);
    app.clock.set(new Date(app.clock.now().getTime() + 1).toISOString());
    expect(refusal(await send(author, late))).toEqual(notPossible);
  });

  it('comes once for each settlement, however often it is sent', async () => {
    const { app, coach } = room;
    const answer = await settled();
    const all = await Promise.all(Array.from({ length: 5 }, () => send(author, answer)));
    const statuses = all.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([201, 409, 409, 409, 409]);
    const [made] = all.filter(({ status }) => status === 201);
    const { id } = (made ?? { body: {} }).body as { id: string };
    expect((await decide(app, coach, id, { outcome: 'dismissed' })).status).toBe(200);
    expect(refusal(await send(author, answer))).toEqual([409, 'already-exists']);
    await settle(app, answer, 2);
    expect((await send(author, answer)).status).toBe(201);
  });

  it('waits for an appeal that is open, though the reviews were settled anew', async () => {
    const { app } = room;
    const answer = await settled();
    await appeal(app, answer);
    await settle(app, answer, 2);
    expect(refusal(await send(author, answer))).toEqual([409, 'already-exists']);
  });

  it('is not against a coach', async () => {
    const { coach } = room;
    const shown = await room.addMember('answers', 'Sue');
    const answer = await settled({ author: shown });
    const { attemptId } = answer;
    const body = { ...sheet('22222'), reason: 'As the reviews say.' };
    const given = await room.grade(coach, { memberId: shown.id, attemptId }, body);
    expect(given.status).toBe(201);
    expect(refusal(await send(shown, answer))).toEqual(notPossible);
  });

  it('needs somebody who may decide', async () => {
    const { questions } = room;
    const answer = await settled({ cohortId: undefined, questionId: questions.pop() });
    await room.app.dataSource.query(`UPDATE account SET role = 'learner'`);
    const refused = await send(author, answer);
    await room.app.dataSource.query(
      `UPDATE account SET role = 'coach' WHERE id = ANY($1::uuid[])`,
      [[room.owner.id, room.coach.id]],
    );
    expect(refusal(refused)).toEqual(notPossible);
    expect((await send(author, answer)).status).toBe(201);
  });

  it('is not counted twice for one key', async () => {
    const answer = await settled();
    const keyed = () =>
      room.app.http
        .post(`/v1/peer-review-requests/${answer.requestId}/appeals`)
        .set({ ...author.auth, 'Idempotency-Key': answer.requestId })
        .send({ reason: appealReason });
    const [first, again] = [await keyed(), await keyed()];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
  });
});

describe('POST /v1/me/cases/:id/withdraw', () => {
  const withdraw = async (who: SignedUp, id: string, ifMatch = '*') =>
    room.app.http.post(`/v1/me/cases/${id}/withdraw`).set({ ...who.auth, 'If-Match': ifMatch });

  it('ends an appeal, which is not said again', async () => {
    const { app, coach } = room;
    const answer = await settled();
    const id = await appeal(app, answer);
    expect(refusal(await withdraw(author, id, '"other.1"'))).toEqual([412, 'precondition-failed']);
    const response = await withdraw(author, id, `"${id}.1"`);
    expect([response.status, response.body]).toMatchObject([
      200,
      { state: 'withdrawn', version: 2 },
    ]);
    expect((await get(author, `/v1/me/cases/${id}`)).body).toEqual(response.body);
    expect(refusal(await withdraw(author, id))).toEqual(notPossible);
    expect(refusal(await decide(app, coach, id, { outcome: 'dismissed' }))).toEqual(notPossible);
    expect(refusal(await send(author, answer))).toEqual([409, 'already-exists']);
  });

  it('is for who opened a case: what is contested stays with the coach', async () => {
    const answer = await reviewed();
    await escalate(room.app, answer);
    const { body } = await get(author, '/v1/me/cases?limit=100');
    const { data } = body as { data: { id: string; requestId: string }[] };
    const { id } = data.find(({ requestId }) => requestId === answer.requestId) ?? { id: '' };
    expect(refusal(await withdraw(author, id))).toEqual([403, 'forbidden']);
    expect((await get(author, `/v1/me/cases/${id}`)).body).toMatchObject({ state: 'open' });
  });
});

describe('an appeal that nobody decides', () => {
  it('lapses after 14 days, tells its author, and is decided by nobody then', async () => {
    const { app, coach } = room;
    const answer = await settled();
    const id = await appeal(app, answer);
    const state = async () =>
      ((await get(author, `/v1/me/cases/${id}`)).body as { state: string }).state;
    app.clock.advance({ days: 13, hours: 23 });
    await app.app.get(Jobs).run('lapse-cases');
    expect(await state()).toBe('open');
    app.clock.advance({ hours: 1 });
    // Whether or not the job has run.
    expect(refusal(await decide(app, coach, id, { outcome: 'dismissed' }))).toEqual(notPossible);
    await app.app.get(Jobs).run('lapse-cases');
    await app.app.get(Jobs).run('lapse-cases');
    expect(await state()).toBe('lapsed');
    expect(await kindsTold(author, id)).toEqual([['case.decided', 'lapsed']]);
    const attempt = await get(author, `/v1/attempts/${answer.attemptId}`);
    expect(attempt.body).toMatchObject({ gradeInForce: { kind: 'settlement' } });
    const outsider = await startPractising(app);
    expect((await get(outsider, `/v1/me/cases/${id}`)).status).toBe(404);
  });
});
