import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { getAttempt, sheet, type ProblemBody } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { expectCardsToEqualTheirReplay, startPractising } from '../support/practice.js';
import {
  appeal,
  decide,
  escalate,
  flagAnswer,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';

interface CaseBody {
  id: string;
  kind: string;
  state: string;
  outcome: string | null;
  openedDay: string;
  version: number;
}

let room: Classroom;
let author: SignedUp;
let reviewers: SignedUp[];
let moderator: SignedUp;

beforeAll(async () => {
  room = await openClassroom('cases', 40);
  author = await room.addMember('none', 'zq-author');
  reviewers = [await room.addMember('none', 'zq-ben'), await room.addMember('none', 'zq-cleo')];
  moderator = await startPractising(room.app, { role: 'admin', displayName: 'Mo' });
});
afterAll(() => room.app.close());

const get = async (who: SignedUp, path: string): Promise<Response> =>
  room.app.http.get(path).set(who.auth);
const listOf = ({ body }: Response) => (body as { data: CaseBody[] }).data;
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const pointers = ({ status, body }: Response) => [
  status,
  (body as ProblemBody).errors?.map(({ pointer, code }) => [pointer, code]),
];

async function reviewed(more: object = {}): Promise<ReviewedAnswer> {
  const { app, questions, cohortId } = room;
  const questionId = questions.pop() ?? '';
  return reviewAnswer(app, { author, reviewers, questionId, cohortId, ...more });
}

/** An answer whose reviewers are too far apart, and its case. */
async function contested(more: object = {}): Promise<ReviewedAnswer & { caseId: string }> {
  const answer = await reviewed({ levels: ['33333', '11111'], ...more });
  await escalate(room.app, answer);
  const rows = await room.app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM adjudication_case WHERE request_id = $1`,
    [answer.requestId],
  );
  return { ...answer, caseId: rows[0]?.id ?? '' };
}

async function appealed(more: object = {}): Promise<ReviewedAnswer & { caseId: string }> {
  const answer = await reviewed(more);
  await settle(room.app, answer);
  return { ...answer, caseId: await appeal(room.app, answer) };
}

async function requestState({ requestId }: ReviewedAnswer): Promise<string> {
  const rows = await room.app.dataSource.query<{ state: string }[]>(
    `SELECT state FROM peer_review_request WHERE id = $1`,
    [requestId],
  );
  return rows[0]?.state ?? '';
}

async function noticesOf(who: SignedUp, caseId: string): Promise<unknown[]> {
  const response = await get(who, '/v1/notifications?limit=100');
  const { data } = response.body as {
    data: { kind: string; data: { caseId?: string; outcome?: string }; createdAt: string }[];
  };
  return data
    .filter((each) => each.data.caseId === caseId)
    .map(({ kind, data: told, createdAt }) => [kind, told.outcome ?? null, createdAt.slice(10)]);
}

const grade = { outcome: 'graded', ...sheet('33322') };
const midnight = 'T00:00:00.000Z';

describe('GET /v1/cohorts/:id/cases', () => {
  it('lists what waits, the oldest day first, page by page, and filters', async () => {
    const { app, coach, questions } = room;
    const made: string[] = [];
    for (let day = 0; day < 3; day += 1) {
      made.push((await contested()).caseId, (await appealed()).caseId);
      app.clock.advance({ days: 1 });
    }
    const elsewhere = await appealed({ cohortId: undefined, questionId: questions.pop() });
    const seen: CaseBody[] = [];
    for (let path = '/cases?limit=4'; path !== '';) {
      const response = await room.get(coach, path);
      expect(response.status).toBe(200);
      seen.push(...listOf(response));
      const { nextCursor } = response.body as { nextCursor: string | null };
      path = nextCursor === null ? '' : `/cases?limit=4&cursor=${nextCursor}`;
    }
    expect(seen.map(({ id }) => id).toSorted()).toEqual(made.toSorted());
    const days = seen.map(({ openedDay }) => openedDay);
    expect(days).toEqual(days.toSorted());
    expect(new Set(days).size).toBe(3);
    const some = async (query: string) =>
      listOf(await room.get(coach, `/cases?limit=100&${query}`)).map(({ id }) => id);
    expect((await some('kind=appeal')).toSorted()).toEqual(
      made.filter((_, index) => index % 2 === 1).toSorted(),
    );
    await decide(app, coach, made[1] ?? '', { outcome: 'dismissed' });
    expect(await some('state=decided')).toEqual([made[1]]);
    expect(await some('state=open&kind=appeal')).not.toContain(made[1]);
    const pool = await get(moderator, '/v1/cases?pool=open&limit=100');
    expect(listOf(pool).map(({ id }) => id)).toEqual([elsewhere.caseId]);
    expect(listOf(pool)[0]).toMatchObject({ pool: 'open', cohortId: null, kind: 'appeal' });
  });

  it('names nobody, so that it is no reading of anybody', async () => {
    const { text } = await room.get(room.coach, '/cases?limit=100');
    const hidden = [author, ...reviewers].flatMap(({ id, email }) => [id, email]);
    expect([...hidden, 'zq-author', 'zq-ben'].filter((each) => text.includes(each))).toEqual([]);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['state=gone', 'kind=all', 'pool=open', 'limit=0', 'cursor=x']) {
      expect(refusal(await room.get(room.coach, `/cases?${query}`))).toEqual([
        400,
        'validation-failed',
      ]);
    }
  });
});

describe('GET /v1/cases', () => {
  it('needs to know whose', async () => {
    expect((await get(moderator, '/v1/cases')).status).toBe(400);
    expect((await get(moderator, '/v1/cases?pool=cohort')).status).toBe(400);
  });
});

describe('GET /v1/cases/:id', () => {
  it('shows a coach all it takes, with names, and tells each of them', async () => {
    const { coach } = room;
    const made = await contested({ answer: 'zq-text', comment: 'zq-comment' });
    const response = await get(coach, `/v1/cases/${made.caseId}`);
    expect(response.status).toBe(200);
    expect(response.headers['etag']).toBe(`"${made.caseId}.1"`);
    const person = ({ id }: SignedUp, displayName: string) => ({ accountId: id, displayName });
    expect(response.body).toMatchObject({
      kind: 'contested',
      cause: 'contested',
      subject: 'answer',
      state: 'open',
      question: { prompt: expect.any(String) },
      outline: { rubric: expect.any(Array) },
      answer: { label: 'A', text: 'zq-text', author: person(author, 'zq-author') },
      settlement: null,
      decidedBy: null,
    });
    const { reviews } = response.body as { reviews: object[] };
    expect(reviews).toMatchObject([
      { label: 'R1', reviewer: person(reviewers[0] ?? author, 'zq-ben'), comment: 'zq-comment' },
      { label: 'R2', reviewer: person(reviewers[1] ?? author, 'zq-cleo'), score: 0.33333 },
    ]);
    const subjects = [made.attemptId, ...made.reviewIds];
    for (const [index, who] of [author, ...reviewers].entries()) {
      const log = await get(who, '/v1/access-log?limit=1');
      expect((log.body as { data: object[] }).data).toMatchObject([
        { what: 'case', subjectId: subjects[index], actor: { accountId: coach.id } },
      ]);
    }
  });

  it('notes nothing when it is refused', async () => {
    const { coach } = room;
    const made = await contested();
    const before = (await get(author, '/v1/access-log')).text;
    await decide(room.app, coach, made.caseId, { outcome: 'dismissed' });
    expect((await get(moderator, `/v1/cases/${made.caseId}`)).status).toBe(404);
    expect((await get(author, '/v1/access-log')).text).toBe(before);
  });

  it('is blind in the open pool: the answer and what is said of it, and of nobody a trace', async () => {
    const { app, questions } = room;
    app.clock.set('2026-05-04T11:23:45.678Z');
    const more = { cohortId: undefined, answer: 'zq-text', comment: 'zq-comment' };
    const made = await appealed({ ...more, questionId: questions.pop() });
    const log = (await get(author, '/v1/access-log')).text;
    const response = await get(moderator, `/v1/cases/${made.caseId}`);
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      answer: { text: 'zq-text', author: null, submittedDay: '2026-05-04' },
      reviews: [
        { label: 'R1', reviewer: null, comment: 'zq-comment', submittedDay: '2026-05-04' },
        { label: 'R2', reviewer: null },
      ],
      settlement: { number: 1, confidence: 'high', settledDay: '2026-05-04' },
    });
    const queue = await get(moderator, '/v1/cases?pool=open&limit=100');
    const notices = await get(moderator, '/v1/notifications?limit=100');
    const people = [author, ...reviewers].flatMap(({ id, email }) => [id, email]);
    const ids = [made.attemptId, made.requestId, ...made.reviewIds];
    const traces = [...people, ...ids, 'zq-author', 'zq-ben', 'zq-cleo', '11:2', '11:3'];
    for (const { text } of [response, queue, notices]) {
      expect(text).toContain(made.caseId);
      expect(traces.filter((trace) => text.includes(trace))).toEqual([]);
    }
    expect((await get(author, '/v1/access-log')).text).toBe(log);
  });
});

describe('POST /v1/cases/:id/decision', () => {
  it('grades a contested answer: the grade is in force, the card follows, the request ends', async () => {
    const { app, coach } = room;
    const made = await contested();
    expect(await requestState(made)).toBe('with_coach');
    expect(await noticesOf(coach, made.caseId)).toEqual([['case.opened', null, midnight]]);
    const response = await decide(app, coach, made.caseId, grade);
    expect(response.status).toBe(200);
    expect(response.headers['etag']).toBe(`"${made.caseId}.2"`);
    expect(response.body).toMatchObject({ state: 'decided', outcome: 'graded', version: 2 });
    expect(await requestState(made)).toBe('settled');
    const attempt = await getAttempt(app, author, made.attemptId);
    expect(attempt.gradeInForce).toMatchObject({ kind: 'coach', score: 0.86667 });
    const events = await app.dataSource.query<{ kind: string; rating: number }[]>(
      `SELECT kind, rating FROM review_event WHERE learner_id = $1 AND question_id = $2
        ORDER BY received_at, kind DESC`,
      [author.id, made.questionId],
    );
    expect(events).toEqual([
      { kind: 'review', rating: 4 },
      { kind: 'correction', rating: 3 },
    ]);
    expect(await expectCardsToEqualTheirReplay(app, author.id)).toBeGreaterThan(0);
    expect(await noticesOf(author, made.caseId)).toEqual([['case.decided', 'graded', midnight]]);
    const own = await get(author, `/v1/me/cases/${made.caseId}`);
    expect(own.body).toMatchObject({
      outcome: 'graded',
      cause: 'contested',
      decisionReason: 'Both paths are there.',
      requestId: made.requestId,
    });
    const read = await get(coach, `/v1/cases/${made.caseId}`);
    expect(read.body).toMatchObject({ decidedBy: { accountId: coach.id, displayName: 'Carl' } });
  });

  it('upholds an appeal by a grade, which stands above the settlement', async () => {
    const { app, coach } = room;
    const made = await appealed();
    const before = await getAttempt(app, author, made.attemptId);
    expect(before.gradeInForce).toMatchObject({ kind: 'settlement' });
    const upheld = await decide(app, coach, made.caseId, { ...grade, outcome: 'upheld' });
    expect([upheld.status, upheld.body]).toMatchObject([200, { outcome: 'upheld' }]);
    const after = await getAttempt(app, author, made.attemptId);
    expect(after.gradeInForce).toMatchObject({ kind: 'coach', score: 0.86667 });
    expect(await noticesOf(author, made.caseId)).toEqual([['case.decided', 'upheld', midnight]]);
  });

  it('dismisses an appeal: nothing changes but that it was said', async () => {
    const { app, coach } = room;
    const made = await appealed();
    const before = await getAttempt(app, author, made.attemptId);
    expect((await decide(app, coach, made.caseId, { outcome: 'dismissed' })).status).toBe(200);
    expect(await getAttempt(app, author, made.attemptId)).toEqual(before);
    expect(await requestState(made)).toBe('settled');
    expect(await noticesOf(author, made.caseId)).toEqual([['case.decided', 'dismissed', midnight]]);
  });

  it.each<[string, () => Promise<{ caseId: string }>, object, [string, string]]>([
    ['contested', contested, { outcome: 'graded' }, ['#/items', 'grade-missing']],
    ['contested', contested, { outcome: 'dismissed' }, ['#/outcome', 'wrong-outcome']],
    ['appeal', appealed, { outcome: 'upheld' }, ['#/items', 'grade-missing']],
    ['appeal', appealed, { outcome: 'dismissed', redFlags: [0] }, ['#/items', 'grade-not-taken']],
    ['appeal', appealed, grade, ['#/outcome', 'wrong-outcome']],
  ])('refuses for one of kind %s what does not go with it', async (_, make, body, problem) => {
    const { caseId } = await make();
    expect(pointers(await decide(room.app, room.coach, caseId, body))).toEqual([422, [problem]]);
    const { body: own } = await get(author, `/v1/me/cases/${caseId}`);
    expect(own).toMatchObject({ state: 'open', version: 1 });
  });

  it('leaves everything as it was when the grade is refused', async () => {
    const { app, coach } = room;
    const made = await contested();
    const half = { outcome: 'graded', ...sheet('333') };
    const response = await decide(app, coach, made.caseId, half);
    const missing = ['#/items', 'missing-criterion'];
    expect(pointers(response)).toEqual([422, [missing, missing]]);
    expect(await requestState(made)).toBe('with_coach');
    expect(await noticesOf(author, made.caseId)).toEqual([]);
    expect((await decide(app, coach, made.caseId, grade)).status).toBe(200);
  });

  it('needs a reason, If-Match, and the version that was read', async () => {
    const { app, coach } = room;
    const { caseId } = await contested();
    const path = `/v1/cases/${caseId}/decision`;
    const send = (headers: object, body: object) =>
      app.http
        .post(path)
        .set({ ...coach.auth, ...headers })
        .send(body);
    const full = { ...grade, reason: 'Both paths are there.' };
    expect((await send({}, full)).status).toBe(428);
    const stale = await send({ 'If-Match': `"${caseId}.7"` }, full);
    expect([refusal(stale), stale.headers['etag']]).toEqual([
      [412, 'precondition-failed'],
      `"${caseId}.1"`,
    ]);
    for (const reason of [undefined, 'too short', 'x'.repeat(2001)]) {
      expect((await send({ 'If-Match': '*' }, { ...full, reason })).status).toBe(400);
    }
    expect((await send({ 'If-Match': `"${caseId}.1"` }, full)).status).toBe(200);
    expect(refusal(await send({ 'If-Match': '*' }, full))).toEqual([409, 'invalid-state']);
  });

  it.each([
    ['the version they read', (id: string) => `"${id}.1"`, 412],
    ['whatever there is', () => '*', 409],
  ])('lets one of many decide who send %s', async (_, ifMatch, refused) => {
    const { app, coach, owner } = room;
    const made = await contested();
    const all = await Promise.all(
      [coach, owner, coach, owner].map((who) =>
        app.http
          .post(`/v1/cases/${made.caseId}/decision`)
          .set({ ...who.auth, 'If-Match': ifMatch(made.caseId) })
          .send({ ...grade, reason: 'Both paths are there.' }),
      ),
    );
    const statuses = all.map(({ status }) => status).toSorted((one, other) => one - other);
    expect(statuses).toEqual([200, refused, refused, refused]);
    const grades = await app.dataSource.query<object[]>(
      `SELECT FROM grade WHERE attempt_id = $1 AND kind = 'coach'`,
      [made.attemptId],
    );
    expect(grades).toHaveLength(1);
  });

  it('happens once for one key, and answers the same again', async () => {
    const { app, coach } = room;
    const { caseId } = await contested();
    const send = (reason: string) =>
      app.http
        .post(`/v1/cases/${caseId}/decision`)
        .set({ ...coach.auth, 'If-Match': `"${caseId}.1"`, 'Idempotency-Key': `key-${caseId}` })
        .send({ ...grade, reason });
    const first = await send('Both paths are there.');
    const again = await send('Both paths are there.');
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await send('Neither path is there.')).status).toBe(422);
  });
});

describe('GET /v1/me/cases', () => {
  it('lists what concerns somebody, the latest day first, and no flags on their answers', async () => {
    const { app } = room;
    app.clock.advance({ days: 1 });
    const someone = await room.addMember('none', 'Sam');
    const first = await contested({ author: someone });
    app.clock.advance({ days: 1 });
    const second = await appealed({ author: someone });
    const [reviewer = author] = reviewers;
    const flagId = await flagAnswer(app, reviewer, second.reviewIds[0], { comment: 'zq-flag' });
    const one = await get(someone, '/v1/me/cases?limit=1');
    expect(listOf(one).map(({ id }) => id)).toEqual([second.caseId]);
    const { nextCursor } = one.body as { nextCursor: string };
    const rest = await get(someone, `/v1/me/cases?limit=5&cursor=${nextCursor}`);
    expect(listOf(rest).map(({ id }) => id)).toEqual([first.caseId]);
    expect((await get(someone, `/v1/me/cases/${flagId}`)).status).toBe(404);
    const flag = listOf(await get(reviewer, '/v1/me/cases?limit=100')).find(
      ({ id }) => id === flagId,
    );
    expect(flag).toMatchObject({
      kind: 'flag',
      subject: 'answer',
      reason: 'zq-flag',
      reviewId: second.reviewIds[0],
      requestId: null,
      attemptId: null,
    });
  });

  it('is in the export of one’s data', async () => {
    const { email, password } = author;
    const login = await room.app.http.post('/v1/auth/login').send({ email, password });
    const { accessToken } = login.body as { accessToken: string };
    const auth = { Authorization: `Bearer ${accessToken}` };
    const response = await get({ ...author, auth }, '/v1/me/export');
    expect([response.status, response.text.includes('"cases"')]).toEqual([200, true]);
    const { id } = listOf(await get(author, '/v1/me/cases?limit=1'))[0] ?? { id: '' };
    expect(response.text).toContain(id);
    const others = reviewers.map((reviewer) => reviewer.id);
    expect(others.filter((each) => response.text.includes(each))).toEqual([]);
  });
});
