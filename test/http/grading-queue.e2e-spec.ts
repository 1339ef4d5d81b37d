import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerQuestion,
  gradeAttempt,
  post,
  sheet,
  startAttempt,
  type ProblemBody,
} from '../support/answering.js';
import {
  changeShares,
  coachElsewhere,
  openClassroom,
  type Classroom,
} from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import type { TestApp } from '../support/test-app.js';

const reason = 'The lease is never renewed.';

interface Queued {
  attemptId: string;
  member: { accountId: string; displayName: string };
  questionId: string;
  title: string;
  reason: string;
  dueDay: string | null;
  isContested: boolean;
  gradeInForce: { kind: string; score: number } | null;
}

let room: Classroom;
let app: TestApp;

beforeAll(async () => {
  room = await openClassroom('queued', 60);
  ({ app } = room);
});
afterAll(() => app.close());

const fresh = () => room.questions.pop() ?? '';

async function queue(query = '', who = room.coach): Promise<Queued[]> {
  const response = await room.get(who, `/grading-queue${query}`);
  if (response.status !== 200) throw new Error(response.text);
  return (response.body as { data: Queued[] }).data;
}

const waitingOf = async (member: SignedUp) => queue(`?memberId=${member.id}&limit=100`);
const idsOf = (queued: readonly Queued[]) => queued.map(({ attemptId }) => attemptId);

const gradeAs = (who: SignedUp, memberId: string, attemptId: string, levels: string) =>
  room.grade(who, { memberId, attemptId }, { ...sheet(levels), reason });

async function notesOf(who: SignedUp): Promise<unknown[]> {
  const response = await app.http.get('/v1/access-log').set(who.auth);
  const { data } = response.body as { data: { what: string; actor: { displayName: string } }[] };
  return data.map(({ what, actor }) => [what, actor.displayName]);
}

describe('GET /v1/cohorts/:id/grading-queue', () => {
  it('lists what no coach has graded, the oldest first, without the texts', async () => {
    const member = await room.addMember('answers', 'Mia');
    const first = await answerQuestion(app, member, fresh(), { submit: { answer: 'zq-text' } });
    const second = await answerQuestion(app, member, fresh());
    await gradeAttempt(app, member, second.id, sheet('33322'));
    await startAttempt(app, member, fresh());
    const withdrawn = await answerQuestion(app, member, fresh());
    await post(app, member, `/v1/attempts/${withdrawn.id}/withdraw`);
    await answerQuestion(app, member, room.elsewhere[0] ?? '');
    const graded = await answerQuestion(app, member, fresh());
    await gradeAs(room.owner, member.id, graded.id, '22222');

    app.clock.advance({ seconds: 1 });
    const response = await room.get(room.coach, `/grading-queue?memberId=${member.id}`);
    expect(response.text).not.toContain('zq-text');
    const { data } = response.body as { data: Queued[] };
    expect(data).toMatchObject([
      {
        attemptId: first.id,
        member: { accountId: member.id, displayName: 'Mia' },
        questionId: first.questionId,
        revisionId: first.revisionId,
        title: expect.stringContaining('Title of queued-'),
        candidateLevel: 'senior',
        mode: 'written',
        submittedAt: first.submittedAt,
        gaveUp: false,
        reason: 'ungraded',
        dueDay: null,
        isContested: false,
        gradeInForce: null,
      },
      { attemptId: second.id, gradeInForce: { kind: 'self', score: 0.86667 } },
    ]);
    expect(data).toHaveLength(2);
    const notes = await notesOf(member);
    expect(notes[0]).toEqual(['attempt-list', 'Carl']);
    await queue(`?memberId=${member.id}`);
    expect(await notesOf(member)).toEqual(notes);
    app.clock.advance({ minutes: 61 });
    await queue(`?memberId=${member.id}`);
    expect((await notesOf(member)).slice(1)).toEqual(notes);
    app.clock.advance({ minutes: 61 });
    await queue(`?questionId=${room.questions[0] ?? ''}`);
    expect((await notesOf(member)).slice(1)).toEqual(notes);
  });

  it('puts first what open assignments want, by due day, then what is contested', async () => {
    const member = await room.addMember('answers');
    const other = await room.addMember('answers');
    const [waits, late, soon, earlier, contested, closed] = Array.from({ length: 6 }, fresh);
    const answered = async (questionId = '') => (await answerQuestion(app, member, questionId)).id;
    const beforeIt = await answered(earlier);
    const plain = await answered(waits);
    const closedId = await room.assign({ questionIds: [closed], dueDay: '2026-04-02' });
    await room.assign({ questionIds: [late], dueDay: '2026-04-09' });
    await room.assign({ questionIds: [soon, late], dueDay: '2026-04-05', memberIds: [member.id] });
    await room.assign({ questionIds: [earlier], dueDay: '2026-04-03' });
    const close = `/v1/cohorts/${room.cohortId}/assignments/${closedId}/close`;
    expect((await app.http.post(close).set(room.owner.auth)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    const ofLate = await answered(late);
    const ofSoon = await answered(soon);
    const ofClosed = await answered(closed);
    const ofContested = await answered(contested);
    await gradeAs(room.coach, member.id, ofContested, '33333');
    await gradeAttempt(app, member, ofContested, sheet('11111'));
    const ofOther = (await answerQuestion(app, other, late ?? '')).id;

    const all = await waitingOf(member);
    expect(all.map(({ attemptId, reason: why, dueDay }) => [attemptId, why, dueDay])).toEqual([
      [ofLate, 'assigned', '2026-04-05'],
      [ofSoon, 'assigned', '2026-04-05'],
      [ofContested, 'contested', null],
      [beforeIt, 'ungraded', null],
      [plain, 'ungraded', null],
      [ofClosed, 'ungraded', null],
    ]);
    expect(all[2]).toMatchObject({ isContested: true, gradeInForce: { kind: 'coach', score: 1 } });
    expect(await waitingOf(other)).toMatchObject([{ attemptId: ofOther, dueDay: '2026-04-09' }]);
    const filtered = await queue(`?memberId=${member.id}&reason=contested`);
    expect(idsOf(filtered)).toEqual([ofContested]);
    expect(idsOf(await queue(`?questionId=${late}`))).toEqual([ofLate, ofOther]);

    await gradeAs(room.owner, member.id, ofContested, '11111');
    expect(idsOf(await waitingOf(member))).not.toContain(ofContested);
  });

  it('leaves out what was only recalled, or given up, unless it is contested', async () => {
    const member = await room.addMember('answers');
    const recalled = { start: { mode: 'recall' }, submit: {} };
    await answerQuestion(app, member, fresh(), recalled);
    await answerQuestion(app, member, fresh(), { submit: { answer: '', gaveUp: true } });
    const { id } = await answerQuestion(app, member, fresh(), recalled);
    expect(await waitingOf(member)).toEqual([]);
    await gradeAs(room.coach, member.id, id, '00000');
    await gradeAttempt(app, member, id, sheet('33333'));
    expect(idsOf(await waitingOf(member))).toEqual([id]);
  });

  it('holds a contested answer of an assignment among the assigned, before the others', async () => {
    const member = await room.addMember('answers');
    const [one, two] = [fresh(), fresh()];
    await room.assign({ questionIds: [one, two], dueDay: '2026-05-01' });
    const first = await answerQuestion(app, member, one);
    const second = await answerQuestion(app, member, two);
    await gradeAs(room.coach, member.id, second.id, '33333');
    await gradeAttempt(app, member, second.id, sheet('00000'));
    expect(idsOf(await waitingOf(member))).toEqual([second.id, first.id]);
    const query = `?memberId=${member.id}&limit=1`;
    const page = await room.get(room.coach, `/grading-queue${query}`);
    const { nextCursor } = page.body as { nextCursor: string };
    expect(idsOf(await queue(`${query}&cursor=${nextCursor}`))).toEqual([first.id]);
  });

  it('pages without losing or repeating any', async () => {
    const member = await room.addMember('answers');
    await room.assign({ questionIds: [room.questions[0]], dueDay: '2026-05-01' });
    const made: string[] = [];
    for (let count = 0; count < 7; count += 1) {
      made.push((await answerQuestion(app, member, fresh(), { minutes: 0 })).id);
    }
    const whole = idsOf(await queue('?limit=100'));
    expect(whole).toEqual(expect.arrayContaining(made));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const response = await room.get(room.coach, `/grading-queue?limit=3${query}`);
      const page = response.body as { data: Queued[]; nextCursor: string | null };
      seen.push(...idsOf(page.data));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole);
    const foreign = await room.get(room.owner, `/grading-queue?limit=3&cursor=x.y`);
    expect(foreign.status).toBe(400);
  });

  it.each([['none'], ['scores']])('shows nothing of who shows %s', async (shares) => {
    const member = await room.addMember('answers', 'Zq Quiet');
    const attempt = await answerQuestion(app, member, fresh());
    expect(idsOf(await waitingOf(member))).toEqual([attempt.id]);
    await changeShares(room, member, shares);
    const before = await notesOf(member);
    const response = await room.get(room.coach, '/grading-queue?limit=100');
    for (const secret of [attempt.id, member.id, 'Zq Quiet']) {
      expect(response.text).not.toContain(secret);
    }
    expect(await notesOf(member)).toEqual(before);
  });

  it('shows nothing of who has left, nor of coaches', async () => {
    const member = await room.addMember('answers', 'Zq Gone');
    const attempt = await answerQuestion(app, member, fresh());
    await changeShares(room, room.owner, 'answers');
    const own = await answerQuestion(app, room.owner, fresh());
    const path = `/v1/cohorts/${room.cohortId}/membership`;
    await app.http.delete(path).set({ ...member.auth, 'If-Match': '*' });
    const { text } = await room.get(room.owner, '/grading-queue?limit=100');
    for (const secret of [attempt.id, member.id, 'Zq Gone', own.id]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is for those who coach this cohort', async () => {
    const member = await room.addMember('answers');
    const answers = await Promise.all(
      [member, await coachElsewhere(app)].map((who) => room.get(who, '/grading-queue')),
    );
    expect(answers.map(({ status, body }) => [status, (body as ProblemBody).code])).toEqual([
      [403, 'forbidden'],
      [404, 'not-found'],
    ]);
  });
});
