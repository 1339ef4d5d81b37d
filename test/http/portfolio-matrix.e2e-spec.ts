import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import {
  answerQuestion,
  getAttempt,
  gradeAttempt,
  sheet,
  startAttempt,
  submit,
  type ProblemBody,
} from '../support/answering.js';
import {
  changeShares,
  coachElsewhere,
  openClassroom,
  type Classroom,
} from '../support/coaching.js';
import { enrol } from '../support/cohorts.js';
import { signUp, type SignedUp } from '../support/login.js';
import { png } from '../support/pictures.js';
import {
  addEvidence,
  link,
  portfolio,
  putPicture,
  screenshot,
  type EvidenceBody,
} from '../support/portfolio.js';
import { startPractising } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

interface MatrixSkill {
  skill: string;
  shownLevel: string | null;
  missing: string | null;
  levels: { level: string; isShown: boolean; statements: string[] }[];
  pieceCount: number;
  pieces: { source: string; id: string; judgedBy: string; standing: string; level: string }[];
}

const reason = 'The lease is never renewed.';
const staffPass = sheet('33333', { reason });
const seniorPass = sheet('22222', { reason });

let room: Classroom;
let app: TestApp;
let member: SignedUp;

beforeAll(async () => {
  room = await openClassroom('matrix', 12);
  ({ app } = room);
  member = await room.addMember('answers', 'Mia');
});
afterAll(() => app.close());

const matrixOf = async (who: SignedUp, query = '?skills=test-skill') =>
  app.http.get(`/v1/portfolio/matrix${query}`).set(who.auth);

async function skillOf(who: SignedUp, skill = 'test-skill'): Promise<MatrixSkill> {
  const response = await matrixOf(who, `?skills=${skill}`);
  const [row] = (response.body as { skills: MatrixSkill[] }).skills;
  if (row === undefined) throw new Error(`matrix: ${response.text}`);
  return row;
}

const shows = (more: object = {}) =>
  link({ skills: [{ skill: 'test-skill', level: 'senior' }], ...more });
const refusal = ({ status, body }: Response) => [status, (body as ProblemBody).code];
const pathOf = (who: SignedUp, rest = '') =>
  `/v1/cohorts/${room.cohortId}/members/${who.id}/evidence${rest}`;
const confirm = async (coach: SignedUp, of: SignedUp, id: string, ifMatch = '*') =>
  app.http.put(pathOf(of, `/${id}/confirmation`)).set({ ...coach.auth, 'If-Match': ifMatch });

async function answer(who: SignedUp, index: number): Promise<string> {
  return (await answerQuestion(app, who, room.questions[index] ?? '')).id;
}

describe('GET /v1/portfolio/matrix', () => {
  it('shows a level by two independent answers, one of them graded by a coach', async () => {
    const learner = await room.addMember('answers');
    expect(await skillOf(learner)).toMatchObject({
      shownLevel: null,
      missing: expect.stringContaining('two independent pieces'),
      pieceCount: 0,
    });
    const one = await answer(learner, 0);
    await gradeAttempt(app, learner, one, sheet('33333'));
    const two = await answer(learner, 1);
    await gradeAttempt(app, learner, two, sheet('22222'));
    expect(await skillOf(learner)).toMatchObject({
      shownLevel: null,
      missing: expect.stringContaining('the word of somebody else'),
      pieceCount: 2,
    });
    const given = { memberId: learner.id, attemptId: two };
    expect((await room.grade(room.coach, given, seniorPass)).status).toBe(201);
    const shown = await skillOf(learner);
    expect(shown).toMatchObject({
      shownLevel: 'senior',
      missing: expect.stringContaining('staff level it takes one more independent piece'),
      pieces: [
        { id: one, judgedBy: 'self', level: 'staff' },
        { id: two, judgedBy: 'coach', level: 'senior' },
      ],
    });
    expect(shown.levels.map(({ isShown }) => isShown)).toEqual([true, true, false]);
    expect((await room.grade(room.coach, given, staffPass)).status).toBe(201);
    expect(await skillOf(learner)).toMatchObject({ shownLevel: 'staff', missing: null });
    expect((await room.grade(room.coach, given, sheet('00000', { reason }))).status).toBe(201);
    expect(await skillOf(learner)).toMatchObject({ shownLevel: null, pieceCount: 1 });
  });

  it('does not take a question for two, nor an answer with the outline open for one', async () => {
    const learner = await room.addMember('answers');
    const first = await answer(learner, 2);
    await room.grade(room.coach, { memberId: learner.id, attemptId: first }, seniorPass);
    app.clock.advance({ days: 2 });
    const again = await answer(learner, 2);
    await gradeAttempt(app, learner, again, sheet('33333'));
    expect(await skillOf(learner)).toMatchObject({ shownLevel: null, pieceCount: 2 });
    const old = await answer(learner, 3);
    const peeked = await startAttempt(app, learner, room.questions[3] ?? '');
    await app.http.get(`/v1/attempts/${old}/outline`).set(learner.auth);
    await submit(app, learner, peeked.id, { answer: 'As it says there.' });
    expect(await getAttempt(app, learner, peeked.id)).toMatchObject({ peeked: true });
    await gradeAttempt(app, learner, peeked.id, sheet('33333'));
    expect(await skillOf(learner)).toMatchObject({ shownLevel: null, pieceCount: 2 });
  });

  it('says so when a certification has expired', async () => {
    const learner = await startPractising(app);
    const today = app.clock.now().toISOString().slice(0, 10);
    const badge = { kind: 'certification', title: 'CKA', issuer: 'CNCF', expiresDay: today };
    await addEvidence(app, learner, shows(badge));
    expect((await skillOf(learner)).pieces).toMatchObject([{ standing: 'counts' }]);
    app.clock.advance({ days: 1 });
    const row = await skillOf(learner);
    expect(row.pieces).toMatchObject([{ standing: 'expired' }]);
    expect(row.missing).toContain('two independent pieces');
    const text = (await matrixOf(learner, '?skills=test-skill&format=markdown')).text;
    expect(text).toContain('expired: counts no more');
  });

  it('holds every skill of the catalogue with its statements, or those asked for', async () => {
    const { body } = await matrixOf(member, '');
    const { skills } = body as { skills: MatrixSkill[] };
    const slugs = skills.map(({ skill }) => skill);
    expect(slugs).toContain('replication-ha');
    expect(slugs).toEqual(slugs.toSorted());
    const row = skills.find(({ skill }) => skill === 'replication-ha');
    expect(row?.levels.map(({ level }) => level)).toEqual(['working', 'senior', 'staff']);
    expect(row?.levels.every(({ statements }) => statements.length > 1)).toBe(true);
    const two = (await matrixOf(member, '?skills=transactions,replication-ha')).body as {
      skills: MatrixSkill[];
    };
    expect(two.skills.map(({ skill }) => skill)).toEqual(['replication-ha', 'transactions']);
    expect(refusal(await matrixOf(member, '?skills=juggling'))).toEqual([400, 'validation-failed']);
  });

  it('is a table and a text, too', async () => {
    const csv = await matrixOf(member, '?skills=replication-ha&format=csv');
    expect(csv.headers['content-type']).toMatch(/^text\/csv/u);
    expect(csv.text.split('\r\n')[0]).toContain('day,skill,name,level,is_shown');
    const text = await app.http
      .get('/v1/portfolio/matrix?skills=replication-ha')
      .set({ ...member.auth, Accept: 'text/markdown' });
    expect(text.headers['content-type']).toMatch(/^text\/markdown/u);
    expect(text.text).toMatch(/^# Skills matrix, /u);
  });
});

describe('PUT /v1/cohorts/:id/members/:memberId/evidence/:evidenceId/confirmation', () => {
  it('makes evidence count as judged by somebody else, until it changes', async () => {
    const learner = await room.addMember('answers');
    const one = await addEvidence(app, learner, shows());
    await addEvidence(app, learner, shows({ url: 'https://example.org/other' }));
    expect(await skillOf(learner)).toMatchObject({ shownLevel: null });
    const confirmed = await confirm(room.coach, learner, one.id, `"${one.id}.1"`);
    expect([confirmed.status, confirmed.headers['etag']]).toEqual([200, `"${one.id}.2"`]);
    expect(await skillOf(learner)).toMatchObject({ shownLevel: 'senior' });
    const seen = await app.http.get(`${portfolio}/${one.id}`).set(learner.auth);
    expect((seen.body as EvidenceBody).confirmations).toMatchObject([
      { coachId: room.coach.id, cohortId: room.cohortId },
    ]);
    expect((await confirm(room.coach, learner, one.id)).body).toMatchObject({ version: 2 });
    const changed = await app.http
      .patch(`${portfolio}/${one.id}`)
      .set({ ...learner.auth, 'If-Match': '*' })
      .send({ figure: '9 s' });
    expect(changed.body).toMatchObject({ version: 3, confirmations: [] });
    expect(await skillOf(learner)).toMatchObject({ shownLevel: null });
  });

  it('is of what was read, and not of what it became meanwhile', async () => {
    const { id } = await addEvidence(app, member, shows());
    await app.http
      .patch(`${portfolio}/${id}`)
      .set({ ...member.auth, 'If-Match': '*' })
      .send({ title: 'Much more' });
    expect((await confirm(room.coach, member, id, `"${id}.1"`)).status).toBe(412);
    const bare = await app.http.put(pathOf(member, `/${id}/confirmation`)).set(room.coach.auth);
    expect(bare.status).toBe(428);
  });

  it('goes with another picture, and needs one', async () => {
    const { id } = await addEvidence(app, member, screenshot());
    expect(refusal(await confirm(room.coach, member, id))).toEqual([409, 'invalid-state']);
    await putPicture(app, member, id);
    expect((await confirm(room.coach, member, id)).status).toBe(200);
    const other = await putPicture(app, member, id, { bytes: png({ width: 4 }) });
    expect(other.body).toMatchObject({ confirmations: [] });
  });

  it('is for those who coach the cohort, where the member shows answers, and not for one’s own', async () => {
    const shy = await room.addMember('scores');
    const { id } = await addEvidence(app, shy, shows());
    expect(refusal(await confirm(room.coach, shy, id))).toEqual([403, 'not-shared']);
    await changeShares(room, shy, 'answers');
    expect(refusal(await confirm(await coachElsewhere(app), shy, id))).toEqual([404, 'not-found']);
    expect(refusal(await confirm(member, shy, id))).toEqual([403, 'forbidden']);
    const { id: own } = await addEvidence(app, room.coach, shows());
    expect(refusal(await confirm(room.coach, room.coach, own))).toEqual([403, 'forbidden']);
    const { id: elsewhere } = await addEvidence(app, member, shows());
    expect(refusal(await confirm(room.coach, shy, elsewhere))).toEqual([404, 'not-found']);
    expect((await confirm(room.coach, shy, id)).status).toBe(200);
  });

  it('can be taken back by who gave it', async () => {
    const { id } = await addEvidence(app, member, shows());
    const other = await signUp(app, { role: 'coach' });
    await enrol(app, room, other, { role: 'coach' });
    await confirm(room.coach, member, id);
    await confirm(other, member, id);
    const withdraw = () =>
      app.http.delete(pathOf(member, `/${id}/confirmation`)).set(room.coach.auth);
    expect((await withdraw()).status).toBe(204);
    expect((await withdraw()).status).toBe(404);
    const left = await room.get(room.coach, `/members/${member.id}/evidence/${id}`);
    expect((left.body as EvidenceBody).confirmations).toMatchObject([{ coachId: other.id }]);
    const exported = await app.http.get('/v1/me/export').set(other.auth);
    expect(exported.body).toMatchObject({
      sections: { portfolio: { confirmationsGiven: [{ evidenceId: id }] } },
    });
  });
});

describe('GET /v1/cohorts/:id/members/:memberId/evidence', () => {
  it('shows a portfolio to a coach, with its pictures, and to the member who looked', async () => {
    const open = await room.addMember('answers');
    const { id } = await addEvidence(app, open, screenshot());
    await putPicture(app, open, id);
    const read = (rest = '', who = room.coach) =>
      room.get(who, `/members/${open.id}/evidence${rest}`);
    const listed = await read('?kind=screenshot');
    const href = `${pathOf(open)}/${id}/file`;
    expect(listed.body).toMatchObject({ data: [{ id, file: { href } }], nextCursor: null });
    const one = await read(`/${id}`);
    expect([one.status, one.headers['etag']]).toEqual([200, `"${id}.2"`]);
    const file = await read(`/${id}/file`);
    expect(file.headers).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    const log = await app.http.get('/v1/access-log').set(open.auth);
    expect((log.body as { data: object[] }).data).toMatchObject([
      { what: 'evidence', subjectId: id },
      { what: 'evidence', subjectId: id },
      { what: 'evidence', subjectId: null },
    ]);
  });

  it('shows nothing of who does not show answers, nor to others, nor to who does not coach', async () => {
    const shy = await room.addMember('scores');
    const { id } = await addEvidence(app, shy, screenshot());
    await putPicture(app, shy, id);
    for (const rest of ['', `/${id}`, `/${id}/file`]) {
      const path = `/members/${shy.id}/evidence${rest}`;
      expect(refusal(await room.get(room.coach, path))).toEqual([403, 'not-shared']);
      expect(refusal(await room.get(member, path))).toEqual([403, 'forbidden']);
      expect(refusal(await room.get(await coachElsewhere(app), path))).toEqual([404, 'not-found']);
    }
    const log = await app.http.get('/v1/access-log').set(shy.auth);
    expect((log.body as { data: object[] }).data).toEqual([]);
  });
});
