import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
  startAttempt,
  type AttemptBody,
  type GradeBody,
  type ProblemBody,
} from '../support/answering.js';
import {
  changeShares,
  coachElsewhere,
  openClassroom,
  type Classroom,
} from '../support/coaching.js';
import { enrol, makeCohort } from '../support/cohorts.js';
import type { SignedUp } from '../support/login.js';
import { expectCardsToEqualTheirReplay } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

const reason = 'The lease is never renewed.';
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const notFound = [404, 'not-found'];
const notShared = [403, 'not-shared'];

let room: Classroom;
let app: TestApp;
let member: SignedUp;
let fresh: () => string;

beforeAll(async () => {
  room = await openClassroom('coached', 60);
  ({ app } = room);
  member = await room.addMember('answers', 'Mia');
  fresh = () => room.questions.pop() ?? '';
});
afterAll(() => app.close());

const attemptsOf = (who: SignedUp, rest = '') => `/members/${who.id}/attempts${rest}`;

interface Entry {
  what: string;
  subjectId: string | null;
}

async function accessLog(who: SignedUp): Promise<[string, string | null][]> {
  const response = await app.http.get('/v1/access-log?limit=100').set(who.auth);
  expect(response.status).toBe(200);
  return (response.body as { data: Entry[] }).data.map(({ what, subjectId }) => [what, subjectId]);
}

async function eventsOf(who: SignedUp, questionId: string): Promise<unknown[]> {
  const rows = await app.dataSource.query<{ kind: string; rating: number; source: string }[]>(
    `SELECT kind, rating, source FROM review_event WHERE learner_id = $1 AND question_id = $2
      ORDER BY received_at, kind DESC`,
    [who.id, questionId],
  );
  return rows.map(({ kind, rating, source }) => [kind, rating, source]);
}

async function bankOf(questionId: string): Promise<{ bank_id: string }> {
  const [question] = await app.dataSource.query<{ bank_id: string }[]>(
    `SELECT bank_id FROM question WHERE id = $1`,
    [questionId],
  );
  return question ?? { bank_id: '' };
}

/** The ways a coach can look at, or grade, one answer. */
function reach(who: SignedUp, of: SignedUp, attemptId: string): Record<string, Promise<Response>> {
  return {
    list: room.get(who, attemptsOf(of)),
    read: room.get(who, attemptsOf(of, `/${attemptId}`)),
    grades: room.get(who, attemptsOf(of, `/${attemptId}/grades`)),
    grade: room.grade(who, { memberId: of.id, attemptId }, { ...sheet('22222'), reason }),
  };
}

async function refusals(who: SignedUp, of: SignedUp, attemptId: string): Promise<unknown> {
  const found: Record<string, unknown> = {};
  for (const [way, response] of Object.entries(reach(who, of, attemptId))) {
    found[way] = refusal(await response);
  }
  return found;
}

const everywhere = (expected: unknown) => ({
  list: expected,
  read: expected,
  grades: expected,
  grade: expected,
});

describe('GET /v1/cohorts/:id/members/:memberId/attempts', () => {
  it('lists what was handed in to the cohort’s questions, and notes the look', async () => {
    const learner = await room.addMember('scores', 'Nele');
    const kept = await answerQuestion(app, learner, fresh(), { submit: { answer: 'zq-answer' } });
    await gradeAttempt(app, learner, kept.id, sheet('33322'));
    await answerQuestion(app, learner, room.elsewhere[0] ?? '');
    await startAttempt(app, learner, fresh());
    const withdrawn = await answerQuestion(app, learner, fresh());
    await post(app, learner, `/v1/attempts/${withdrawn.id}/withdraw`);
    const [, wanted = ''] = room.elsewhere;
    await room.assign({ questionIds: [wanted], dueDay: '2026-04-01' });
    const assigned = await answerQuestion(app, learner, wanted);

    const response = await room.get(room.coach, attemptsOf(learner));
    expect(response.status).toBe(200);
    const { data, nextCursor } = response.body as {
      data: (AttemptBody & { title: string })[];
      nextCursor: string | null;
    };
    expect(nextCursor).toBeNull();
    expect(data.map(({ id }) => id)).toEqual([assigned.id, kept.id]);
    expect(data[1]).toMatchObject({
      state: 'self_graded',
      title: expect.stringContaining('Title of coached-'),
      gradeInForce: { kind: 'self', score: 0.86667, verdict: 'staff-pass' },
    });
    expect(response.text).not.toContain('zq-answer');
    expect(await accessLog(learner)).toEqual([['attempt-list', null]]);
  });

  it('filters and pages', async () => {
    const learner = await room.addMember('answers');
    const made: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      made.unshift((await answerQuestion(app, learner, fresh())).id);
    }
    const own = await getAttempt(app, learner, made[2] ?? '');
    await gradeAttempt(app, learner, own.id, sheet('33333'));
    const ids = async (query: string) => {
      const { body } = await room.get(room.coach, attemptsOf(learner, query));
      return (body as { data: AttemptBody[] }).data.map(({ id }) => id);
    };
    expect(await ids(`?questionId=${own.questionId}`)).toEqual([own.id]);
    expect(await ids('?state=self_graded')).toEqual([own.id]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '?limit=2' : `?limit=2&cursor=${cursor}`;
      const { body } = await room.get(room.coach, attemptsOf(learner, query));
      const page = body as { data: AttemptBody[]; nextCursor: string | null };
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
    const draft = await room.get(room.coach, attemptsOf(learner, '?state=draft'));
    expect(draft.status).toBe(400);
  });
});

describe('GET /v1/cohorts/:id/members/:memberId/attempts/:attemptId', () => {
  it('shows the answer, the rubric of its revision and the grades', async () => {
    const attempt = await answerQuestion(app, member, fresh(), { submit: { answer: 'A lease.' } });
    await gradeAttempt(app, member, attempt.id, sheet('33333'));
    const response = await room.get(room.coach, attemptsOf(member, `/${attempt.id}`));
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      member: { accountId: member.id, displayName: 'Mia' },
      attempt: { id: attempt.id, answer: 'A lease.', gradeInForce: { kind: 'self', score: 1 } },
      question: { prompt: expect.stringContaining('Prompt of coached-') },
      outline: { id: attempt.revisionId, questionId: attempt.questionId },
      grades: [{ kind: 'self', score: 1, counts: true }],
    });
    const { outline } = response.body as { outline: { rubric: unknown[]; outline: unknown[] } };
    expect([outline.rubric.length, outline.outline.length]).toEqual([5, 8]);
    expect((await accessLog(member))[0]).toEqual(['answer', attempt.id]);
  });

  it('does not count as the author’s reading of the outline', async () => {
    const attempt = await answerQuestion(app, member, fresh());
    await room.get(room.coach, attemptsOf(member, `/${attempt.id}`));
    expect((await post(app, member, `/v1/attempts/${attempt.id}/withdraw`)).status).toBe(200);
  });
});

describe('POST /v1/cohorts/:id/members/:memberId/attempts/:attemptId/grades', () => {
  it('corrects the card, and shows the member who said what and why', async () => {
    const attempt = await answerQuestion(app, member, fresh());
    await gradeAttempt(app, member, attempt.id, sheet('33333'));
    const answer = { memberId: member.id, attemptId: attempt.id };
    const response = await room.grade(room.coach, answer, { ...sheet('22222'), reason });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({
      kind: 'coach',
      counts: true,
      graderName: 'Carl',
      reason,
      score: 0.66667,
      rating: 2,
    });
    expect(Object.keys(response.body as object)).not.toContain('next');
    expect(await eventsOf(member, attempt.questionId)).toEqual([
      ['review', 4, 'self'],
      ['correction', 2, 'coach'],
    ]);
    const grades = await app.http.get(`/v1/attempts/${attempt.id}/grades`).set(member.auth);
    expect((grades.body as { data: GradeBody[] }).data[0]).toEqual(response.body);
    expect(await getAttempt(app, member, attempt.id)).toMatchObject({
      gradeInForce: { kind: 'coach', score: 0.66667, verdict: 'senior-pass' },
    });
    app.clock.advance({ seconds: 1 });
    const listed = await room.get(room.owner, attemptsOf(member, `/${attempt.id}/grades?limit=1`));
    expect(listed.body).toMatchObject({ data: [response.body] });
    expect((listed.body as { nextCursor: unknown }).nextCursor).not.toBeNull();
    expect((await accessLog(member)).slice(0, 2)).toEqual([
      ['grades', attempt.id],
      ['answer', attempt.id],
    ]);
    expect(await expectCardsToEqualTheirReplay(app, member.id)).toBeGreaterThan(0);
  });

  it('gives one grade for a key, and another coach’s takes over', async () => {
    const attempt = await answerQuestion(app, member, fresh());
    const path = `/v1/cohorts/${room.cohortId}${attemptsOf(member, `/${attempt.id}/grades`)}`;
    const key = randomUUID();
    const send = () =>
      app.http
        .post(path)
        .set({ ...room.coach.auth, 'Idempotency-Key': key })
        .send({ ...sheet('33333'), reason });
    const [first, second] = [await send(), await send()];
    expect([first.status, second.text]).toEqual([201, first.text]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    const answer = { memberId: member.id, attemptId: attempt.id };
    await room.grade(room.owner, answer, { ...sheet('00000'), reason });
    expect(await eventsOf(member, attempt.questionId)).toEqual([
      ['review', 4, 'coach'],
      ['correction', 1, 'coach'],
    ]);
  });

  it.each([
    ['no reason', sheet('22222')],
    ['a short reason', { ...sheet('22222'), reason: 'Too bad.' }],
    ['a blank reason', { ...sheet('22222'), reason: ' '.repeat(20) }],
    ['a long reason', { ...sheet('22222'), reason: 'a'.repeat(2001) }],
    ['a rating', { ...sheet('22222'), reason, rating: 1 }],
  ])('refuses %s', async (_what, body) => {
    const attempt = await answerQuestion(app, member, fresh());
    const answer = { memberId: member.id, attemptId: attempt.id };
    expect((await room.grade(room.coach, answer, body)).status).toBe(400);
    expect(await eventsOf(member, attempt.questionId)).toEqual([]);
  });

  it('lists all that is wrong with the sheet, and keeps no note of it', async () => {
    const attempt = await answerQuestion(app, member, fresh());
    const before = await accessLog(member);
    const answer = { memberId: member.id, attemptId: attempt.id };
    const items = [{ criterion: 'criterion-1', level: 'perfect', quote: 'never written' }];
    const response = await room.grade(room.coach, answer, { items, redFlags: [9], reason });
    expect(response.status).toBe(422);
    const errors = (response.body as ProblemBody).errors ?? [];
    expect(errors.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '#/items/0/level unknown-level',
      ...Array<string>(4).fill('#/items missing-criterion'),
      '#/items/0/quote quote-not-in-answer',
      '#/redFlags/0 unknown-red-flag',
    ]);
    expect(await accessLog(member)).toEqual(before);
  });

  it('refuses one’s own answer', async () => {
    const attempt = await answerQuestion(app, room.owner, fresh());
    await changeShares(room, room.owner, 'answers');
    const answer = { memberId: room.owner.id, attemptId: attempt.id };
    const response = await room.grade(room.owner, answer, { ...sheet('33333'), reason });
    expect(refusal(response)).toEqual([403, 'forbidden']);
    expect((await getAttempt(app, room.owner, attempt.id)).gradeInForce).toBeNull();
    const byAnother = await room.grade(room.coach, answer, { ...sheet('33333'), reason });
    expect(byAnother.status).toBe(201);
  });
});

describe('the answers of a member', () => {
  let attemptId: string;

  beforeAll(async () => {
    ({ id: attemptId } = await answerQuestion(app, member, fresh()));
  });

  it('are not there for a learner', async () => {
    const learner = await room.addMember('answers');
    expect(await refusals(learner, member, attemptId)).toEqual(everywhere([403, 'forbidden']));
  });

  it('are not there for a coach of another cohort', async () => {
    const other = await coachElsewhere(app);
    expect(await refusals(other, member, attemptId)).toEqual(everywhere(notFound));
  });

  it('are not there for who coached here until now', async () => {
    const leaving = await room.addMember('none');
    await app.dataSource.query(`UPDATE account SET role = 'coach' WHERE id = $1`, [leaving.id]);
    const become = `UPDATE cohort_membership SET role = $2 WHERE learner_id = $1`;
    await app.dataSource.query(become, [leaving.id, 'coach']);
    expect((await room.get(leaving, attemptsOf(member, `/${attemptId}`))).status).toBe(200);
    await app.dataSource.query(become, [leaving.id, 'member']);
    expect(await refusals(leaving, member, attemptId)).toEqual(everywhere(notFound));
    await app.dataSource.query(become, [leaving.id, 'coach']);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [leaving.id]);
    expect(await refusals(leaving, member, attemptId)).toEqual(everywhere([403, 'forbidden']));
  });

  it('are not there in a cohort that does not have the question', async () => {
    const { id } = await answerQuestion(app, member, room.elsewhere[5] ?? '');
    expect(await refusals(room.coach, member, id)).toEqual({
      ...everywhere(notFound),
      list: [200, undefined],
    });
    expect(await refusals(room.coach, member, randomUUID())).toEqual({
      ...everywhere(notFound),
      list: [200, undefined],
    });
  });

  it('are not there under the name of another member', async () => {
    const other = await room.addMember('answers');
    const response = await room.get(room.coach, attemptsOf(other, `/${attemptId}`));
    expect(refusal(response)).toEqual(notFound);
    const nobody = { ...other, id: randomUUID() };
    expect(await refusals(room.coach, nobody, attemptId)).toEqual(everywhere(notFound));
  });

  it.each([
    ['none', everywhere(notShared)],
    ['scores', { ...everywhere([200, undefined]), read: notShared, grade: notShared }],
  ])('are shown as far as the member shows them: %s', async (shares, expected) => {
    const learner = await room.addMember('answers', 'Private Nora');
    const attempt = await answerQuestion(app, learner, fresh(), { submit: { answer: 'zqsecret' } });
    await changeShares(room, learner, shares);
    expect(await refusals(room.coach, learner, attempt.id)).toEqual(expected);
    for (const response of Object.values(reach(room.coach, learner, attempt.id))) {
      expect((await response).text).not.toContain('zqsecret');
    }
    expect((await getAttempt(app, learner, attempt.id)).gradeInForce).toBeNull();
  });

  it('lend no word to the grades of who shows scores only', async () => {
    const learner = await room.addMember('answers');
    const written = { submit: { answer: 'A zq-quote.' } };
    const { id } = await answerQuestion(app, learner, fresh(), written);
    const filled = sheet('22222') as { items: object[] };
    const worded = (comment: string) => ({
      items: filled.items.map((item) => ({ ...item, comment, quote: 'zq-quote' })),
    });
    await gradeAttempt(app, learner, id, worded('zq-self'));
    const answer = { memberId: learner.id, attemptId: id };
    await room.grade(room.owner, answer, { ...worded('zq-owner'), reason: 'zq-reason-of-owner' });
    await room.grade(room.coach, answer, { ...worded('my comment'), reason });
    await changeShares(room, learner, 'scores');
    const paths = ['', `/${id}/grades`].map((rest) => attemptsOf(learner, rest));
    for (const path of [...paths, '/board?limit=100', '/grading-queue?limit=100']) {
      const response = await room.get(room.coach, path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.text.replaceAll('"quote":"zq-quote"', 'my quote')).not.toMatch(
        /zq-(?:self|owner|quote|reason)/u,
      );
    }
    const { body } = await room.get(room.coach, attemptsOf(learner, `/${id}/grades`));
    const { data } = body as { data: GradeBody[] };
    expect(data.map(({ items }) => [items[0]?.level, items[0]?.comment, items[0]?.quote])).toEqual([
      ['applied', 'my comment', 'zq-quote'],
      ['applied', null, null],
      ['applied', null, null],
    ]);
    expect(data.map((grade) => grade.reason)).toEqual([reason, null, null]);
  });

  it('are not there any more in a bank that has closed to the coach', async () => {
    const [named = '', ofBank = ''] = await importQuestions(app, 'closing', 2);
    const { bank_id: bankId } = await bankOf(ofBank);
    const path = `/v1/cohorts/${room.cohortId}/banks/${bankId}`;
    expect((await app.http.put(path).set(room.owner.auth).send({})).status).toBeLessThan(300);
    await room.assign({ questionIds: [named], dueDay: '2026-05-01', memberIds: [member.id] });
    const attempts: string[] = [];
    for (const questionId of [named, ofBank]) {
      const { id } = await answerQuestion(app, member, questionId);
      expect((await room.get(room.coach, attemptsOf(member, `/${id}`))).status).toBe(200);
      attempts.push(id);
    }
    const close = `UPDATE bank SET visibility = 'private', owner_id = $2 WHERE id = $1`;
    await app.dataSource.query(close, [bankId, room.owner.id]);
    for (const id of attempts) {
      const list = [200, undefined];
      expect(await refusals(room.coach, member, id)).toEqual({ ...everywhere(notFound), list });
    }
    for (const rest of [attemptsOf(member), '/board?limit=100', '/grading-queue?limit=100']) {
      const { text } = await room.get(room.coach, rest);
      expect([text.includes(named), text.includes(ofBank)]).toEqual([false, false]);
    }
    const owned = await room.get(room.owner, attemptsOf(member, `/${attempts[0]}`));
    expect(owned.status).toBe(200);
  });

  it('are still read, and not graded, in a cohort that was put away', async () => {
    const own = await openClassroom('archived', 3);
    const learner = await own.addMember('answers');
    const attempt = await answerQuestion(own.app, learner, own.questions[0] ?? '');
    const answer = { memberId: learner.id, attemptId: attempt.id };
    const before = await own.get(own.coach, '/grading-queue');
    await own.app.http.post(`/v1/cohorts/${own.cohortId}/archive`).set(own.owner.auth);
    const statuses = [];
    for (const rest of ['', `/${attempt.id}`, `/${attempt.id}/grades`]) {
      statuses.push((await own.get(own.coach, attemptsOf(learner, rest))).status);
    }
    const graded = await own.grade(own.coach, answer, { ...sheet('33333'), reason });
    const after = await own.get(own.coach, '/grading-queue');
    const board = await own.get(own.coach, '/board');
    await own.app.close();
    expect([...statuses, board.status]).toEqual([200, 200, 200, 200]);
    expect(refusal(graded)).toEqual([409, 'invalid-state']);
    const lengthOf = ({ body }: Response) => (body as { data: unknown[] }).data.length;
    expect([lengthOf(before), lengthOf(after)]).toEqual([1, 0]);
  });

  it('are gone at once when the member leaves', async () => {
    const learner = await room.addMember('answers');
    const attempt = await answerQuestion(app, learner, fresh());
    const cohortPath = `/v1/cohorts/${room.cohortId}/membership`;
    const left = await app.http.delete(cohortPath).set({ ...learner.auth, 'If-Match': '*' });
    expect(left.status).toBe(204);
    expect(await refusals(room.coach, learner, attempt.id)).toEqual(everywhere(notFound));
  });

  it('that were taken back cannot be graded', async () => {
    const withdrawn = await answerQuestion(app, member, fresh());
    await post(app, member, `/v1/attempts/${withdrawn.id}/withdraw`);
    const answer = { memberId: member.id, attemptId: withdrawn.id };
    const response = await room.grade(room.coach, answer, { ...sheet('33333'), reason });
    expect(refusal(response)).toEqual(notFound);
  });

  it('are read by the same account as coach of one cohort and member of another', async () => {
    const { id: cohortId } = await makeCohort(app, room.owner);
    await enrol(app, { owner: room.owner, cohortId }, room.coach, { shares: 'answers' });
    const path = `/v1/cohorts/${cohortId}/members/${room.coach.id}/attempts`;
    expect((await app.http.get(path).set(room.owner.auth)).status).toBe(200);
    const back = `/v1/cohorts/${cohortId}/members/${room.owner.id}/attempts`;
    expect(refusal(await app.http.get(back).set(room.coach.auth))).toEqual(notFound);
  });
});
