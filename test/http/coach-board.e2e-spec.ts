import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  answerQuestion,
  gradeAttempt,
  importQuestions,
  sheet,
  type ProblemBody,
} from '../support/answering.js';
import {
  changeShares,
  coachElsewhere,
  openClassroom,
  type Classroom,
} from '../support/coaching.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review } from '../support/practice.js';
import type { TestApp } from '../support/test-app.js';

const reason = 'The lease is never renewed.';

interface Counts {
  last7Days: number;
  last28Days: number;
}

interface Progress {
  lastActiveDay: string | null;
  isInactive: boolean;
  reviews: Counts;
  attempts: Counts;
  stuckCount: number;
  stuckOn: {
    questionId: string;
    failedInARow: number;
    isLeech: boolean;
    criterion: { key: string } | null;
  }[];
  contestedCount: number;
  contested: { attemptId: string }[];
  nextInterviewDay: string | null;
  assignments: { done: number; open: number; overdue: number };
}

interface BoardBody {
  asOf: string;
  inactiveDays: number;
  summary: {
    members: number;
    notSharing: number;
    inactive: number;
    overdue: number;
    struggles: { questionId: string; members: number; share: number; missedBy: number }[];
  };
  data: { member: { accountId: string; displayName: string }; progress: Progress | null }[];
  nextCursor: string | null;
}

describe('GET /v1/cohorts/:id/board', () => {
  let room: Classroom;
  let app: TestApp;

  beforeAll(async () => {
    room = await openClassroom('boarded', 60);
    ({ app } = room);
  });
  afterAll(() => app.close());

  const fresh = () => room.questions.pop() ?? '';

  async function board(query = '', who = room.coach): Promise<BoardBody> {
    const response = await room.get(who, `/board${query}`);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as BoardBody;
  }

  async function rowOf(member: SignedUp, query = ''): Promise<Progress | null> {
    const { data } = await board(`?limit=100${query}`);
    const row = data.find(({ member: { accountId } }) => accountId === member.id);
    if (row === undefined) throw new Error('not on the board');
    return row.progress;
  }

  async function reviewed(who: SignedUp, questionId: string, ...ratings: number[]): Promise<void> {
    for (const rating of ratings) {
      app.clock.advance({ minutes: 2 });
      const response = await postReview(app, who, review(questionId, rating));
      if (response.status !== 201) throw new Error(response.text);
    }
  }

  async function answered(who: SignedUp, questionId: string, levels: string): Promise<string> {
    const { id } = await answerQuestion(app, who, questionId);
    await gradeAttempt(app, who, id, sheet(levels));
    return id;
  }

  const gradeAs = (who: SignedUp, memberId: string, attemptId: string, levels: string) =>
    room.grade(who, { memberId, attemptId }, { ...sheet(levels), reason });

  async function makeGoal(who: SignedUp, interviewDay: string, title: string): Promise<void> {
    const { data } = (await app.http.get('/v1/banks').set(who.auth)).body as {
      data: { id: string }[];
    };
    const wish = { interviewDay, title, minutesPerDay: 30, bankIds: [data[0]?.id] };
    const made = await app.http.post('/v1/interview-goals').set(who.auth).send(wish);
    if (made.status !== 201) throw new Error(made.text);
  }

  async function looksAt(member: SignedUp): Promise<number> {
    const response = await app.http.get('/v1/access-log?limit=100').set(member.auth);
    const { data } = response.body as { data: { what: string }[] };
    return data.filter(({ what }) => what === 'board').length;
  }

  it('has of who shows nothing the name only', async () => {
    const member = await room.addMember('none', 'Quiet Quentin');
    await answered(member, fresh(), '00000');
    const { data, summary } = await board('?limit=100');
    expect(data.at(-1)).toEqual({
      member: { accountId: member.id, displayName: 'Quiet Quentin' },
      progress: null,
    });
    expect(summary).toMatchObject({ members: data.length, notSharing: 1 });
    expect(await looksAt(member)).toBe(0);
  });

  describe('activity', () => {
    it('is counted by the member’s own study days, whatever they practise', async () => {
      const member = await room.addMember('scores');
      expect(await rowOf(member)).toMatchObject({ lastActiveDay: null, isInactive: true });
      app.clock.set('2026-03-05T03:30:00.000Z');
      await reviewed(member, fresh(), 3);
      await reviewed(member, room.elsewhere[0] ?? '', 3);
      await answered(member, fresh(), '33333');
      const undone = review(fresh(), 3) as { id: string };
      await postReview(app, member, undone);
      await app.http.post(`/v1/reviews/${undone.id}/undo`).set(member.auth);
      const active = {
        lastActiveDay: '2026-03-04',
        reviews: { last7Days: 3, last28Days: 3 },
        attempts: { last7Days: 1, last28Days: 1 },
      };
      expect(await rowOf(member)).toMatchObject({ ...active, isInactive: false });
      // Until four in the morning it is the tenth for who lives in UTC.
      app.clock.set('2026-03-11T03:59:00.000Z');
      expect(await rowOf(member)).toMatchObject({ ...active, isInactive: false });
      app.clock.set('2026-03-11T04:00:00.000Z');
      expect(await rowOf(member)).toMatchObject({
        lastActiveDay: '2026-03-04',
        isInactive: true,
        reviews: { last7Days: 0, last28Days: 3 },
        attempts: { last7Days: 0, last28Days: 1 },
      });
      app.clock.set('2026-04-01T04:00:00.000Z');
      expect(await rowOf(member)).toMatchObject({
        reviews: { last7Days: 0, last28Days: 0 },
        attempts: { last7Days: 0, last28Days: 0 },
      });
    });

    it('makes inactive from as many days without it as the coach says', async () => {
      const member = await room.addMember('scores');
      await reviewed(member, fresh(), 3);
      app.clock.advance({ days: 3 });
      expect(await rowOf(member, '&inactiveDays=4')).toMatchObject({ isInactive: false });
      expect(await rowOf(member, '&inactiveDays=3')).toMatchObject({ isInactive: true });
      for (const wrong of ['0', '366', 'x', '1.5']) {
        expect((await room.get(room.coach, `/board?inactiveDays=${wrong}`)).status).toBe(400);
      }
    });
  });

  describe('where members are stuck', () => {
    it('is where two tries in a row failed', async () => {
      const member = await room.addMember('scores');
      const [once, twice, mended, longAgo] = [fresh(), fresh(), fresh(), fresh()];
      await reviewed(member, once, 1);
      await reviewed(member, twice, 3, 1, 1);
      await reviewed(member, mended, 1, 1, 3);
      await reviewed(member, longAgo, 1, 1, 3, 1);
      await reviewed(member, room.elsewhere[1] ?? '', 1, 1);
      expect(await rowOf(member)).toMatchObject({
        stuckCount: 1,
        stuckOn: [{ questionId: twice, failedInARow: 2, isLeech: false, criterion: null }],
      });
    });

    it('goes by what the reviews count as now', async () => {
      const member = await room.addMember('answers');
      const [graded, undone] = [fresh(), fresh()];
      await answered(member, graded, '33333');
      app.clock.advance({ hours: 1 });
      const second = await answered(member, graded, '33333');
      await reviewed(member, undone, 1);
      const again = review(undone, 1) as { id: string };
      app.clock.advance({ minutes: 2 });
      await postReview(app, member, again);
      expect((await rowOf(member))?.stuckOn).toMatchObject([{ questionId: undone }]);
      await app.http.post(`/v1/reviews/${again.id}/undo`).set(member.auth);
      expect(await rowOf(member)).toMatchObject({ stuckCount: 0 });
      const list = await room.get(room.coach, `/members/${member.id}/attempts`);
      const [, earlier] = (list.body as { data: { id: string }[] }).data;
      await gradeAs(room.coach, member.id, second, '13333');
      expect(await rowOf(member)).toMatchObject({ stuckCount: 0 });
      await gradeAs(room.coach, member.id, earlier?.id ?? '', '13333');
      expect(await rowOf(member)).toMatchObject({
        stuckOn: [
          {
            questionId: graded,
            failedInARow: 2,
            criterion: { key: 'criterion-1', mustHave: true },
          },
        ],
      });
      await gradeAs(room.owner, member.id, second, '33333');
      expect(await rowOf(member)).toMatchObject({ stuckCount: 0 });
    });

    it('is a leech, too, and names the criterion missed most', async () => {
      const member = await room.addMember('scores');
      const leech = fresh();
      for (const levels of ['33330', '31130', '32330']) {
        await answered(member, leech, levels);
        app.clock.advance({ days: 1 });
      }
      await app.dataSource.query(
        `UPDATE card SET lapses = 4 WHERE learner_id = $1 AND question_id = $2`,
        [member.id, leech],
      );
      expect(await rowOf(member)).toMatchObject({
        stuckOn: [
          { questionId: leech, failedInARow: 0, isLeech: true, criterion: { key: 'criterion-5' } },
        ],
      });
    });

    it('counts the projects, which have no reviews', async () => {
      const member = await room.addMember('scores');
      const [questionId = ''] = await importQuestions(app, 'boarded-engine', 1, {
        kind: 'capstone',
        capstone: {
          pitch: 'An engine that keeps what it acknowledged.',
          smallestDemo: 'Put, get, kill, get.',
          metrics: ['0 acknowledged writes lost'],
          demo: [
            { at: '0:00', show: 'The promise.' },
            { at: '7:30', show: 'The kill.' },
          ],
          peerReview: ['Run it from its README.'],
          risks: [{ risk: 'Scope grows.', sign: 'A parser appears.', response: 'Cut it.' }],
        },
      });
      const [dueDay] = app.clock.now().toISOString().split('T');
      await room.assign({ questionIds: [questionId], dueDay, memberIds: [member.id] });
      expect((await rowOf(member))?.assignments).toEqual({ done: 0, open: 1, overdue: 0 });
      const report = { answer: 'See https://example.org/engine: 0 writes lost at 96 MB/s.' };
      for (const levels of ['33133', '33233', '33133', '31133']) {
        const { id } = await answerQuestion(app, member, questionId, { submit: report });
        await gradeAttempt(app, member, id, sheet(levels));
      }
      expect(await rowOf(member)).toMatchObject({
        stuckOn: [{ questionId, failedInARow: 2, criterion: { key: 'criterion-3' } }],
        assignments: { done: 1, open: 0, overdue: 0 },
      });
    });

    it('is told for the cohort as a whole, by the share of those who show it', async () => {
      const own = await openClassroom('struggling', 6);
      const [hard = '', easier = ''] = own.questions;
      for (const [shares, questions] of [
        ['scores', [hard, easier]],
        ['answers', [hard]],
        ['scores', []],
        ['answers', []],
        ['none', [easier, hard]],
      ] as const) {
        const member = await own.addMember(shares);
        for (const questionId of questions) {
          for (let tries = 0; tries < 2; tries += 1) {
            const { id } = await answerQuestion(own.app, member, questionId);
            await gradeAttempt(own.app, member, id, sheet('33033'));
          }
        }
      }
      const response = await own.get(own.coach, '/board');
      await own.app.close();
      const criterion = { key: 'criterion-3', title: expect.any(String), mustHave: true };
      expect((response.body as BoardBody).summary).toMatchObject({
        members: 5,
        notSharing: 1,
        inactive: 2,
        struggles: [
          { questionId: hard, members: 2, share: 0.5, criterion, missedBy: 2 },
          { questionId: easier, members: 1, share: 0.25, criterion, missedBy: 1 },
        ],
      });
    });
  });

  it('shows contested grades until they agree', async () => {
    const member = await room.addMember('answers');
    const attemptId = await answered(member, fresh(), '33333');
    await gradeAs(room.coach, member.id, attemptId, '33222');
    expect(await rowOf(member)).toMatchObject({ contestedCount: 0 });
    await gradeAs(room.coach, member.id, attemptId, '22222');
    expect(await rowOf(member)).toMatchObject({
      contestedCount: 1,
      contested: [{ attemptId, ownScore: 1, coachScore: 0.66667, differsOnMustHaves: false }],
    });
    await gradeAs(room.coach, member.id, attemptId, '13333');
    expect(await rowOf(member)).toMatchObject({
      contested: [{ attemptId, coachScore: 0.86667, differsOnMustHaves: true }],
    });
    await gradeAttempt(app, member, attemptId, sheet('13333'));
    expect(await rowOf(member)).toMatchObject({ contestedCount: 0 });
  });

  it('shows the day of the next interview, and not what it is called', async () => {
    app.clock.set('2026-05-04T09:00:00.000Z');
    const member = await room.addMember('scores');
    expect(await rowOf(member)).toMatchObject({ nextInterviewDay: null });
    await makeGoal(member, '2026-05-20', 'Onsite');
    await makeGoal(member, '2026-05-10', 'Screening');
    const { text } = await room.get(room.coach, '/board?limit=100');
    expect(text).toContain('"nextInterviewDay":"2026-05-10"');
    expect(text).not.toContain('Screening');
    app.clock.set('2026-05-10T09:00:00.000Z');
    expect((await rowOf(member))?.nextInterviewDay).toBe('2026-05-10');
    app.clock.set('2026-05-11T09:00:00.000Z');
    expect((await rowOf(member))?.nextInterviewDay).toBe('2026-05-20');
  });

  it('counts assignments as the queue does: by reviews since they were given', async () => {
    app.clock.set('2026-06-01T09:00:00.000Z');
    const member = await room.addMember('scores');
    const other = await room.addMember('scores');
    const [one, two] = [fresh(), fresh()];
    await reviewed(member, two, 3);
    app.clock.set('2026-06-02T09:00:00.000Z');
    const memberIds = [member.id];
    await room.assign({ questionIds: [one], dueDay: '2026-06-05', memberIds });
    await room.assign({ questionIds: [one, two], dueDay: '2026-06-03', memberIds });
    const closed = await room.assign({ questionIds: [two], dueDay: '2026-06-03', memberIds });
    const close = `/v1/cohorts/${room.cohortId}/assignments/${closed}/close`;
    await app.http.post(close).set(room.owner.auth);
    expect((await rowOf(member))?.assignments).toEqual({ done: 0, open: 2, overdue: 0 });
    await reviewed(member, one, 1);
    expect((await rowOf(member))?.assignments).toEqual({ done: 1, open: 1, overdue: 0 });
    app.clock.set('2026-06-04T09:00:00.000Z');
    expect((await rowOf(member))?.assignments).toEqual({ done: 1, open: 0, overdue: 1 });
    expect((await rowOf(other))?.assignments).toEqual({ done: 0, open: 0, overdue: 0 });
    expect((await board('?need=overdue')).data).toMatchObject([
      { member: { accountId: member.id } },
    ]);
    expect((await board()).summary.overdue).toBe(1);
    await reviewed(member, two, 3);
    expect((await rowOf(member))?.assignments).toEqual({ done: 2, open: 0, overdue: 0 });
  });

  it('asks nothing that can no longer be done', async () => {
    app.clock.set('2026-07-01T09:00:00.000Z');
    const member = await room.addMember('scores');
    const [kept, retired] = [fresh(), fresh()];
    await room.assign({
      questionIds: [kept, retired],
      dueDay: '2026-07-03',
      memberIds: [member.id],
    });
    await reviewed(member, kept, 3);
    expect((await rowOf(member))?.assignments).toMatchObject({ done: 0, open: 1 });
    const retire = `UPDATE question SET retired_at = $2 WHERE id = $1`;
    await app.dataSource.query(retire, [retired, app.clock.now()]);
    await app.dataSource.query(`UPDATE bank SET version = version + 1`);
    expect((await rowOf(member))?.assignments).toMatchObject({ done: 1, open: 0 });
  });

  it('pages and filters its members, and tells of all of them on every page', async () => {
    const whole = await board('?limit=100');
    expect(whole.data.length).toBeGreaterThan(8);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: BoardBody = await board(`?limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(page.summary).toEqual(whole.summary);
      seen.push(...page.data.map(({ member }) => member.accountId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(whole.data.map(({ member }) => member.accountId));
    for (const need of ['inactive', 'stuck', 'contested'] as const) {
      const { data } = await board(`?limit=100&need=${need}`);
      const wanted = whole.data.filter(({ progress }) => {
        if (progress === null) return false;
        const { isInactive, stuckCount, contestedCount } = progress;
        return { inactive: isInactive, stuck: stuckCount > 0, contested: contestedCount > 0 }[need];
      });
      expect(data).toEqual(wanted);
    }
    expect((await room.get(room.coach, '/board?need=tired')).status).toBe(400);
  });

  it('leaves one entry an hour and coach in the log of each member shown', async () => {
    const member = await room.addMember('scores');
    await board();
    await Promise.all([board(), board('?limit=1'), board('', room.owner)]);
    expect(await looksAt(member)).toBe(2);
    app.clock.advance({ minutes: 59 });
    await board();
    expect(await looksAt(member)).toBe(2);
    app.clock.advance({ minutes: 2 });
    await board();
    expect(await looksAt(member)).toBe(3);
  });

  it('says nothing of who does not show it, in any byte, as soon as they do not', async () => {
    const member = await room.addMember('answers', 'Zq Quiet');
    const questionId = fresh();
    await makeGoal(member, '2027-01-01', 'zq-interview');
    await answered(member, questionId, '33300');
    app.clock.advance({ hours: 1 });
    const attemptId = await answered(member, questionId, '03300');
    await answered(member, questionId, '03300');
    await gradeAs(room.coach, member.id, attemptId, '33333');
    await gradeAttempt(app, member, attemptId, sheet('00000'));
    const secrets = ['2027-01-01', attemptId, questionId];
    const told = await room.get(room.coach, '/board?limit=100');
    expect(secrets.filter((secret) => told.text.includes(secret))).toEqual(secrets);
    await changeShares(room, member, 'none');
    for (const path of ['/board?limit=100', '/board?limit=100&need=stuck', '/grading-queue']) {
      const { text } = await room.get(room.coach, path);
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
    }
    expect(await rowOf(member)).toBeNull();
    const left = await app.http
      .delete(`/v1/cohorts/${room.cohortId}/membership`)
      .set({ ...member.auth, 'If-Match': '*' });
    expect(left.status).toBe(204);
    const { text } = await room.get(room.coach, '/board?limit=100');
    expect([text.includes('Zq Quiet'), text.includes(member.id)]).toEqual([false, false]);
  });

  it('is for those who coach this cohort, for as long as they do', async () => {
    const member = await room.addMember('answers');
    const stranger = await coachElsewhere(app);
    const refusals = async (...people: SignedUp[]) => {
      const answers = [];
      for (const who of people) answers.push(await room.get(who, '/board'));
      return answers.map(({ status, body }) => [status, (body as ProblemBody).code]);
    };
    expect(await refusals(member, stranger)).toEqual([
      [403, 'forbidden'],
      [404, 'not-found'],
    ]);
    await app.dataSource.query(`UPDATE account SET role = 'learner' WHERE id = $1`, [
      room.coach.id,
    ]);
    expect(await refusals(room.coach)).toEqual([[403, 'forbidden']]);
    await app.dataSource.query(`UPDATE account SET role = 'coach' WHERE id = $1`, [room.coach.id]);
    await app.dataSource.query(`DELETE FROM cohort_membership WHERE learner_id = $1`, [
      room.coach.id,
    ]);
    expect(await refusals(room.coach)).toEqual([[404, 'not-found']]);
  });
});
