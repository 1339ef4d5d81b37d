import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { PeerModeration } from '../../src/peer-review/peer-moderation.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { filledSheet, getAttempt, sheet, type ProblemBody } from '../support/answering.js';
import { openClassroom, type Classroom } from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import {
  appeal,
  decide,
  escalate,
  flagAnswer,
  flagReview,
  reviewAnswer,
  settle,
  type ReviewedAnswer,
} from '../support/reviewed-answers.js';

/** Nobody waits for a decision that nobody will make. */

let room: Classroom;
let author: SignedUp;
let reviewer: SignedUp;
let answer: ReviewedAnswer;

beforeEach(async () => {
  room = await openClassroom('endings', 2);
  author = await room.addMember('none', 'Ada');
  reviewer = await room.addMember('none', 'Ben');
  const { app, questions, cohortId } = room;
  const questionId = questions[0] ?? '';
  answer = await reviewAnswer(app, { author, reviewers: [reviewer], questionId, cohortId });
});
afterEach(() => room.app.close());

const get = async (who: SignedUp, path: string): Promise<Response> =>
  room.app.http.get(path).set(who.auth);
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const runJob = () => room.app.app.get(Jobs).run('lapse-cases');

/** What its author sees of every case of theirs. */
async function statesOf(who: SignedUp): Promise<string[]> {
  const { body } = await get(who, '/v1/me/cases?limit=100');
  return (body as { data: { kind: string; state: string }[] }).data
    .map(({ kind, state }) => `${kind} ${state}`)
    .toSorted();
}

async function request(): Promise<{ state: string; isDue: boolean } | undefined> {
  const rows = await room.app.dataSource.query<{ state: string; isDue: boolean }[]>(
    `SELECT state, settles_at <= $2 AS "isDue" FROM peer_review_request WHERE id = $1`,
    [answer.requestId, room.app.clock.now()],
  );
  return rows[0];
}

async function leave(who: SignedUp): Promise<void> {
  const { app, clock, dataSource } = room.app;
  await dataSource.query(`UPDATE account SET deletion_requested_at = $2 WHERE id = $1`, [
    who.id,
    new Date(clock.now().getTime() - 8 * 86_400_000),
  ]);
  await app.get(AccountPurge).purgeDue(clock.now());
}

async function caseIds(): Promise<string[]> {
  const rows = await room.app.dataSource.query<{ id: string }[]>(
    `SELECT id FROM adjudication_case ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

describe('a case whose coaches are gone', () => {
  it('lapses when the last one coaches no more, and the request goes on at once', async () => {
    const { app, owner, coach } = room;
    await escalate(app, answer);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [owner.id]);
    await runJob();
    expect(await statesOf(author)).toEqual(['contested open']);
    expect(await request()).toEqual({ state: 'with_coach', isDue: false });
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [coach.id]);
    await runJob();
    expect(await statesOf(author)).toEqual(['contested lapsed']);
    expect(await request()).toEqual({ state: 'with_coach', isDue: true });
    await app.app.get(Jobs).run('settle-peer-reviews');
    expect(await request()).toMatchObject({ state: 'settled' });
    const attempt = await get(author, `/v1/attempts/${answer.attemptId}`);
    expect(attempt.body).toMatchObject({ gradeInForce: { kind: 'settlement' } });
  });

  it('lapses when the cohort is archived, whoever wants to decide it meanwhile', async () => {
    const { app, owner, coach, cohortId } = room;
    await settle(app, answer);
    const appealId = await appeal(app, answer);
    const flagId = await flagAnswer(app, reviewer, answer.reviewIds[0]);
    await app.http.post(`/v1/cohorts/${cohortId}/archive`).set(owner.auth).expect(200);
    const upheld = { outcome: 'upheld', ...sheet('33333') };
    expect(refusal(await decide(app, coach, appealId, upheld))).toEqual([409, 'invalid-state']);
    await runJob();
    expect(await statesOf(author)).toEqual(['appeal lapsed']);
    expect(await statesOf(reviewer)).toEqual(['flag lapsed']);
    const notices = await get(reviewer, '/v1/notifications?limit=100');
    expect((notices.body as { data: object[] }).data).toContainEqual(
      expect.objectContaining({ data: { caseId: flagId, kind: 'flag', outcome: 'lapsed' } }),
    );
    expect((await room.get(coach, '/cases?state=open')).body).toMatchObject({ data: [] });
  });

  it('is hidden and lapses when its author leaves the cohort', async () => {
    const { app, coach, cohortId } = room;
    await escalate(app, answer);
    const [caseId = ''] = await caseIds();
    await app.http.delete(`/v1/cohorts/${cohortId}/membership`).set(author.auth).expect(204);
    const log = (await get(author, '/v1/access-log')).text;
    expect((await get(coach, `/v1/cases/${caseId}`)).status).toBe(404);
    expect((await room.get(coach, '/cases')).body).toMatchObject({ data: [] });
    const graded = await decide(app, coach, caseId, { outcome: 'graded', ...sheet('33333') });
    expect(graded.status).toBe(404);
    await runJob();
    expect(await statesOf(author)).toEqual(['contested lapsed']);
    expect(await request()).toEqual({ state: 'with_coach', isDue: true });
    expect((await get(author, '/v1/access-log')).text).toBe(log);
  });

  it('names reviewers who have left no more', async () => {
    const { app, coach, cohortId } = room;
    await escalate(app, answer);
    const [caseId = ''] = await caseIds();
    await app.http.delete(`/v1/cohorts/${cohortId}/membership`).set(reviewer.auth).expect(204);
    const read = await get(coach, `/v1/cases/${caseId}`);
    expect(read.body).toMatchObject({ reviews: [{ label: 'R1', reviewer: null }] });
    expect(read.text).not.toContain(reviewer.id);
    expect((await get(reviewer, '/v1/access-log')).body).toMatchObject({ data: [] });
  });

  it('lapses though another one cannot', async () => {
    const { app, owner, coach, questions, cohortId } = room;
    const questionId = questions[1] ?? '';
    const other = await reviewAnswer(app, { author, reviewers: [reviewer], questionId, cohortId });
    for (const each of [answer, other]) await escalate(app, each);
    const [broken = '', sound = ''] = await caseIds();
    for (const { id } of [owner, coach]) {
      await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [id]);
    }
    await app.dataSource.query(
      `ALTER TABLE adjudication_case
         ADD CONSTRAINT broken CHECK (id <> '${broken}' OR state = 'open')`,
    );
    await runJob();
    const stateOf = async (id: string) => (await get(author, `/v1/me/cases/${id}`)).body as object;
    expect(await stateOf(sound)).toMatchObject({ state: 'lapsed' });
    expect(await stateOf(broken)).toMatchObject({ state: 'open' });
    await app.dataSource.query(`ALTER TABLE adjudication_case DROP CONSTRAINT broken`);
    await runJob();
    expect(await stateOf(broken)).toMatchObject({ state: 'lapsed' });
  });

  it('is not opened there any more', async () => {
    const { app, owner, cohortId } = room;
    await settle(app, answer);
    await app.http.post(`/v1/cohorts/${cohortId}/archive`).set(owner.auth).expect(200);
    await expect(appeal(app, answer)).rejects.toThrow('invalid-state');
    await expect(flagAnswer(app, reviewer, answer.reviewIds[0])).rejects.toThrow('invalid-state');
    expect(await caseIds()).toEqual([]);
  });
});

describe('a case whose request ends in another way', () => {
  it('lapses with it, without waiting for the job', async () => {
    const { app } = room;
    await escalate(app, answer, 'unreviewed');
    expect(await statesOf(author)).toEqual(['contested open']);
    const ref = { learnerId: author.id, requestId: answer.requestId };
    await app.app.get(PeerModeration).resolveByCoach(ref);
    expect(await statesOf(author)).toEqual(['contested lapsed']);
    const [caseId = ''] = await caseIds();
    const late = await decide(app, room.coach, caseId, { outcome: 'graded', ...sheet('33333') });
    expect(refusal(late)).toEqual([409, 'invalid-state']);
  });
});

describe('an answer that a coach has graded', () => {
  it('is no case any more once its reviews are struck out', async () => {
    const { app, coach } = room;
    await settle(app, answer);
    await app.app.get(GradeGiving).give(
      { id: author.id, zone: 'UTC', rolloverHour: 4 },
      {
        attemptId: answer.attemptId,
        sheet: filledSheet('22222'),
        signed: { kind: 'coach', graderId: coach.id, reason: 'It is all named.' },
      },
    );
    const ref = { learnerId: author.id, reviewId: answer.reviewIds[0] ?? '' };
    await app.app.get(PeerModeration).voidReview(ref);
    expect(await request()).toMatchObject({ state: 'settled' });
    expect(await caseIds()).toEqual([]);
    const { gradeInForce } = await getAttempt(app, author, answer.attemptId);
    expect(gradeInForce).toMatchObject({ kind: 'coach' });
  });
});

describe('a case whose people are gone', () => {
  it('goes with its author', async () => {
    const { app, coach } = room;
    await settle(app, answer);
    const appealId = await appeal(app, answer);
    const flagId = await flagAnswer(app, reviewer, answer.reviewIds[0]);
    await leave(author);
    await runJob();
    expect(await caseIds()).toEqual([]);
    for (const id of [appealId, flagId]) {
      expect((await get(coach, `/v1/cases/${id}`)).status).toBe(404);
    }
    expect(await statesOf(reviewer)).toEqual([]);
  });

  it('is decided all the same when who flagged it has left', async () => {
    const { app, coach } = room;
    await settle(app, answer);
    const flagId = await flagAnswer(app, reviewer, answer.reviewIds[0]);
    await leave(reviewer);
    await runJob();
    const read = await get(coach, `/v1/cases/${flagId}`);
    expect(read.body).toMatchObject({
      state: 'open',
      answer: { author: { accountId: author.id, displayName: 'Ada' } },
      reviews: [{ label: 'R1', reviewer: null }],
    });
    expect((await decide(app, coach, flagId, { outcome: 'upheld' })).status).toBe(200);
    expect(await statesOf(author)).toEqual(['flag decided']);
  });

  it('keeps what was decided when who decided it has left', async () => {
    const { app, coach, owner } = room;
    await settle(app, answer);
    const flagId = await flagReview(app, answer, 1);
    await decide(app, coach, flagId, { outcome: 'dismissed' });
    await leave(coach);
    const read = await get(owner, `/v1/cases/${flagId}`);
    expect(read.body).toMatchObject({ outcome: 'dismissed', decidedBy: null });
    expect(await statesOf(author)).toEqual(['flag decided']);
  });
});
