import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AccountPurge } from '../../src/identity/account-purge.service.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import {
  getAttempt,
  gradeAttempt,
  sheet,
  type GradeBody,
  type ProblemBody,
} from '../support/answering.js';
import {
  type FeedbackBody,
  getLive,
  goLive,
  holdRound,
  judge,
  letInterviewsPass,
  type LiveBody,
  mustAct,
  type Pair,
  preparePair,
  rateConduct,
  read,
} from '../support/live-interviews.js';
import type { SignedUp } from '../support/login.js';
import { getInterview } from '../support/mock-interviews.js';
import { expectCardsToEqualTheirReplay } from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface ReportBody {
  revealedAt: string;
  rounds: {
    number: number;
    role: string;
    isHeld: boolean;
    title: string | null;
    hints: object[];
    transcript: string;
    attemptId: string | null;
    assessment: {
      score: number;
      mustHaveMet: boolean;
      verdict: string;
      criteria: { criterion: string; level: string; label: string }[];
      redFlags: string[];
      strengths: string;
      toImprove: string;
    } | null;
    conduct: { score: number; tags: string[]; comment: string } | null;
  }[];
}

interface EventRow {
  kind: string;
  source: string;
  rating: number;
  occurred_at: Date;
}

describe('feedback on a mock interview', () => {
  let app: TestApp;
  let pair: Pair;
  let ada: SignedUp;
  let bob: SignedUp;

  beforeAll(async () => {
    app = await startTestApp();
    pair = await preparePair(app, 'feedback', { count: 16 });
    ({ ada, bob } = pair);
  }, 60_000);
  afterEach(() => letInterviewsPass(app));
  afterAll(() => app.close());

  let asked: string[] = [];
  const bobsQuestion = () => asked[0] ?? '';

  /** Live, with a question for each that they have not met. */
  async function live(wish: object = {}): Promise<string> {
    asked = pair.fresh();
    return goLive(pair, asked, wish);
  }

  /** One round, held; Bob answered. */
  async function held(): Promise<{ id: string; attemptId: string; endedAt: string }> {
    const id = await live({ rounds: 1 });
    await holdRound(app, ada, { id, number: 1 });
    const [round] = (await getLive(app, bob, id)).rounds;
    return { id, attemptId: round?.attemptId ?? '', endedAt: round?.clock.endedAt ?? '' };
  }

  const refused = (response: { status: number; body: unknown }) => [
    response.status,
    (response.body as ProblemBody).code,
  ];

  const logOf = (learner: SignedUp, questionId: string) =>
    app.dataSource.query<EventRow[]>(
      `SELECT kind, source, rating, occurred_at FROM review_event
        WHERE learner_id = $1 AND question_id = $2 ORDER BY kind DESC`,
      [learner.id, questionId],
    );

  async function gradesOf(learner: SignedUp, attemptId: string): Promise<GradeBody[]> {
    const response = await app.http.get(`/v1/attempts/${attemptId}/grades`).set(learner.auth);
    return (response.body as { data: GradeBody[] }).data;
  }

  describe('PUT /v1/mock-interviews/{id}/rounds/{number}/feedback/interviewer', () => {
    it('keeps what is said, and can be said anew until the reveal', async () => {
      const { id } = await held();
      const path = `/v1/mock-interviews/${id}/rounds/1/feedback`;
      const blank = await app.http.get(path).set(ada.auth);
      expect(blank.body).toMatchObject({ version: 1, submittedAt: null, answer: null });
      const put = (tag: string | undefined, levels: string) => {
        const request = app.http.put(`${path}/interviewer`).set(ada.auth);
        return (tag === undefined ? request : request.set('If-Match', tag)).send(sheet(levels));
      };
      expect((await put(undefined, '22222')).status).toBe(428);
      const first = await put(blank.headers['etag'], '22222');
      expect([first.status, first.body]).toMatchObject([200, { version: 2, state: 'feedback' }]);
      expect((await put(blank.headers['etag'], '11111')).status).toBe(412);
      const anew = await put(first.headers['etag'], '33333');
      expect(anew.body).toMatchObject({ version: 3 });
      const said = (await app.http.get(path).set(ada.auth)).body as FeedbackBody;
      expect(said.answer?.items).toMatchObject([{ level: 'extended' }, {}, {}, {}, {}]);
      expect(said.submittedAt).toBe((first.body as FeedbackBody).submittedAt);
      await rateConduct(app, bob, { id, number: 1 });
      expect(refused(await put('*', '00000'))).toEqual([409, 'invalid-state']);
      const [grade] = await gradesOf(bob, (await getLive(app, bob, id)).rounds[0]?.attemptId ?? '');
      expect(grade?.score).toBe(1);
    });

    it('refuses at once what could not become a grade', async () => {
      const { id } = await held();
      const wrong = await judge(
        app,
        ada,
        { id, number: 1 },
        {
          items: [
            { criterion: 'criterion-1', level: 'extended', quote: 'Never said.' },
            { criterion: 'nothing', level: 'named' },
          ],
          redFlags: [7],
          scope: 'staff',
        },
      );
      expect(refused(wrong)).toEqual([422, 'rule-violated']);
      const { errors } = wrong.body as ProblemBody;
      expect(errors?.map(({ pointer }) => pointer)).toEqual(
        expect.arrayContaining([
          '#/items/0/quote',
          '#/items/1/criterion',
          '#/redFlags/0',
          '#/scope',
        ]),
      );
      expect((await getLive(app, ada, id)).rounds[0]?.feedback.mine).toBe(false);
    });

    it('takes quotes of what was said', async () => {
      const id = await live({ rounds: 1 });
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      await app.http
        .patch(`/v1/mock-interviews/${id}/rounds/1/notes`)
        .set({ ...ada.auth, 'If-Match': '*' })
        .send({ transcript: 'Replicas lag, so reads may be stale.' });
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      const { items } = sheet('33333') as { items: object[] };
      const [first, ...others] = items;
      const quoting = [{ ...first, quote: 'reads may be stale', quoteStart: 17 }, ...others];
      expect((await judge(app, ada, { id, number: 1 }, { items: quoting })).status).toBe(200);
    });

    it('is for the interviewer, from the end of the round on', async () => {
      const id = await live();
      const place = { id, number: 1 };
      expect(refused(await judge(app, ada, place, '33333'))).toEqual([409, 'invalid-state']);
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      expect(refused(await judge(app, ada, place, '33333'))).toEqual([409, 'invalid-state']);
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      expect(refused(await judge(app, bob, place, '33333'))).toEqual([403, 'forbidden']);
      expect(refused(await judge(app, pair.coach, place, '33333'))).toEqual([404, 'not-found']);
      expect((await judge(app, ada, place, '33333')).status).toBe(200);
      expect((await getLive(app, ada, id)).state).toBe('live');
    });
  });

  describe('PUT /v1/mock-interviews/{id}/rounds/{number}/feedback/candidate', () => {
    it('says how the round was conducted', async () => {
      const { id } = await held();
      const place = { id, number: 1 };
      const said = await rateConduct(app, bob, place);
      expect([said.status, said.body]).toMatchObject([
        200,
        { role: 'candidate', conduct: { score: 1, tags: ['clear'], comment: 'You let me think.' } },
      ]);
      expect(refused(await rateConduct(app, ada, place))).toEqual([403, 'forbidden']);
      for (const body of [{ score: 3 }, { score: 0, tags: ['tall'] }, {}]) {
        expect((await rateConduct(app, bob, place, body)).status).toBe(400);
      }
    });
  });

  describe('the joint reveal', () => {
    it('comes when both have said all, and is a review at the time of the round', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      await mustAct(app, ada, `/${id}/rounds/1/hints`);
      app.clock.advance({ minutes: 20 });
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      const endedAt = app.clock.now();
      await judge(app, ada, { id, number: 1 }, '33333');
      await rateConduct(app, bob, { id, number: 1 });
      await holdRound(app, bob, { id, number: 2 });
      expect((await getLive(app, ada, id)).state).toBe('feedback');
      app.clock.advance({ hours: 20 });
      await rateConduct(app, ada, { id, number: 2 }, { score: -1 });
      expect(await logOf(bob, bobsQuestion())).toEqual([]);
      const last = await judge(app, bob, { id, number: 2 }, '22222');
      expect((last.body as FeedbackBody).state).toBe('completed');
      const [event, ...others] = await logOf(bob, bobsQuestion());
      expect(others).toEqual([]);
      // Four at the top but for one hint, which leaves it at Good.
      expect(event).toMatchObject({ kind: 'review', source: 'interviewer', rating: 3 });
      expect(event?.occurred_at).toEqual(endedAt);
      const [round] = (await getLive(app, bob, id)).rounds;
      const [grade] = await gradesOf(bob, round?.attemptId ?? '');
      expect(grade).toMatchObject({
        kind: 'interviewer',
        graderName: 'Ada',
        counts: true,
        score: 1,
        reason: 'Name a limit for each choice.',
      });
      const card = await app.http.get(`/v1/cards/${bobsQuestion()}`).set(bob.auth);
      expect(card.body).toMatchObject({ reps: 1, lastReviewAt: endedAt.toISOString() });
      for (const person of [ada, bob]) {
        const told = await app.http.get('/v1/notifications?limit=1').set(person.auth);
        expect((told.body as { data: object[] }).data).toMatchObject([
          { kind: 'mock-interview.revealed', data: { interviewId: id } },
        ]);
      }
      expect(await expectCardsToEqualTheirReplay(app, bob.id)).toBeGreaterThan(0);
    });

    it('comes 48 hours after the end with what there is', async () => {
      const { id, attemptId, endedAt } = await held();
      await judge(app, ada, { id, number: 1 }, '22222');
      app.clock.advance({ hours: 48, seconds: -1 });
      expect((await getInterview(app, bob, id)).state).toBe('feedback');
      expect(await gradesOf(bob, attemptId)).toEqual([]);
      app.clock.advance({ seconds: 1 });
      await app.app.get(Jobs).run('settle-mock-interviews');
      expect(await gradesOf(bob, attemptId)).toMatchObject([{ kind: 'interviewer' }]);
      const [event] = await logOf(bob, bobsQuestion());
      expect(event?.occurred_at.toISOString()).toBe(endedAt);
      const report = (await read(app, bob, `/${id}/report`)).body as ReportBody;
      expect(report.rounds[0]).toMatchObject({ assessment: { score: 0.66667 }, conduct: null });
    });

    it('leaves an answer that nobody judged to its author', async () => {
      const { id, attemptId } = await held();
      await rateConduct(app, bob, { id, number: 1 });
      app.clock.advance({ hours: 48 });
      expect((await getInterview(app, bob, id)).state).toBe('completed');
      expect(await getAttempt(app, bob, attemptId)).toMatchObject({
        state: 'submitted',
        reviewId: null,
      });
      expect(await logOf(bob, bobsQuestion())).toEqual([]);
      await gradeAttempt(app, bob, attemptId, sheet('22222'));
      expect(await logOf(bob, bobsQuestion())).toMatchObject([{ kind: 'review', source: 'self' }]);
    });

    it('corrects what the candidate said before, and counts no second repetition', async () => {
      const { id, attemptId, endedAt } = await held();
      await gradeAttempt(app, bob, attemptId, sheet('33333'));
      expect(await logOf(bob, bobsQuestion())).toMatchObject([{ source: 'self', rating: 4 }]);
      await judge(app, ada, { id, number: 1 }, '22222');
      await rateConduct(app, bob, { id, number: 1 });
      const log = await logOf(bob, bobsQuestion());
      expect(log.map(({ kind, source, rating }) => [kind, source, rating])).toEqual([
        ['review', 'self', 4],
        ['correction', 'interviewer', 2],
      ]);
      const card = await app.http.get(`/v1/cards/${bobsQuestion()}`).set(bob.auth);
      expect(card.body).toMatchObject({ reps: 1, lastReviewAt: endedAt });
      const attempt = await getAttempt(app, bob, attemptId);
      expect(attempt.gradeInForce).toMatchObject({ kind: 'interviewer', verdict: 'senior-pass' });
      expect(await expectCardsToEqualTheirReplay(app, bob.id)).toBeGreaterThan(0);
    });

    it('does not fail over an answer that was taken back', async () => {
      const { id, attemptId } = await held();
      await judge(app, ada, { id, number: 1 }, '22222');
      const taken = await app.http.post(`/v1/attempts/${attemptId}/withdraw`).set(bob.auth);
      expect(taken.status).toBe(200);
      expect((await rateConduct(app, bob, { id, number: 1 })).body).toMatchObject({
        state: 'completed',
      });
      expect(await gradesOf(bob, attemptId)).toEqual([]);
      const report = (await read(app, ada, `/${id}/report`)).body as ReportBody;
      expect(report.rounds[0]?.assessment?.score).toBe(0.66667);
    });

    it('waits for nobody about a round that was not held', async () => {
      const id = await live();
      await holdRound(app, ada, { id, number: 1 });
      await judge(app, ada, { id, number: 1 }, '22222');
      await rateConduct(app, bob, { id, number: 1 });
      const finished = (await mustAct(app, bob, `/${id}/finish`)).body as LiveBody;
      expect(finished).toMatchObject({ state: 'completed', isRevealed: true });
      const report = (await read(app, bob, `/${id}/report`)).body as ReportBody;
      expect(report.rounds.map(({ isHeld, title }) => [isHeld, title === null])).toEqual([
        [true, false],
        [false, true],
      ]);
    });

    it('grades once when both hand in at the same moment', async () => {
      const { id, attemptId } = await held();
      const place = { id, number: 1 };
      const both = await Promise.all([
        judge(app, ada, place, '22222'),
        rateConduct(app, bob, place),
      ]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(await gradesOf(bob, attemptId)).toHaveLength(1);
      expect((await getLive(app, bob, id)).state).toBe('completed');
    });
  });

  describe('somebody who leaves', () => {
    async function close({ id }: SignedUp): Promise<void> {
      const longAgo = new Date(app.clock.now().getTime() - 365 * 86_400_000);
      const sql = `UPDATE account SET deletion_requested_at = $2 WHERE id = $1`;
      await app.dataSource.query(sql, [id, longAgo]);
      await app.app.get(AccountPurge).purgeDue(app.clock.now());
    }

    /** Two people of their own, in the first round, with words of the answer written down. */
    async function inRound(
      slug: string,
    ): Promise<{ id: string; leaver: SignedUp; other: SignedUp }> {
      const leaving = await preparePair(app, slug);
      const { ada: leaver, bob: other } = leaving;
      const id = await goLive(leaving, [...leaving.adas, ...leaving.bobs]);
      await mustAct(app, leaver, `/${id}/rounds/1/start`);
      await app.http
        .patch(`/v1/mock-interviews/${id}/rounds/1/notes`)
        .set({ ...leaver.auth, 'If-Match': '*' })
        .send({ transcript: 'Replicas lag.' });
      return { id, leaver, other };
    }

    it('in the middle of a round leaves the candidate their answer', async () => {
      const { id, leaver, other } = await inRound('leaving-early');
      app.clock.advance({ minutes: 5 });
      await close(leaver);
      const left = await getLive(app, other, id);
      expect(left).toMatchObject({ state: 'feedback', seats: [{ isMe: true }] });
      const attempt = await getAttempt(app, other, left.rounds[0]?.attemptId ?? '');
      expect(attempt).toMatchObject({ state: 'submitted', answer: 'Replicas lag.' });
      expect(refused(await rateConduct(app, other, { id, number: 1 }))).toEqual([
        409,
        'invalid-state',
      ]);
      app.clock.advance({ hours: 48 });
      expect((await getLive(app, other, id)).state).toBe('completed');
    });

    it('after judging leaves the judgement', async () => {
      const { id, leaver, other } = await inRound('leaving-late');
      await mustAct(app, other, `/${id}/rounds/1/end`);
      const { items } = sheet('22222') as { items: object[] };
      const [first, ...others] = items;
      const quoting = { items: [{ ...first, quote: 'Replicas lag.' }, ...others] };
      expect((await judge(app, leaver, { id, number: 1 }, quoting)).status).toBe(200);
      await close(leaver);
      app.clock.advance({ hours: 48 });
      const report = await read(app, other, `/${id}/report`);
      expect((report.body as ReportBody).rounds[0]).toMatchObject({
        assessment: { score: 0.66667, criteria: [{ quote: 'Replicas lag.' }, {}, {}, {}, {}] },
      });
      const { rounds } = await getLive(app, other, id);
      expect(await gradesOf(other, rounds[0]?.attemptId ?? '')).toMatchObject([
        {
          kind: 'interviewer',
          graderName: null,
          items: [{ quote: 'Replicas lag.' }, {}, {}, {}, {}],
        },
      ]);
    });
  });

  describe('GET /v1/mock-interviews/{id}/report', () => {
    it('says to both what each said of the other', async () => {
      const id = await live();
      await mustAct(app, ada, `/${id}/rounds/1/start`);
      await mustAct(app, ada, `/${id}/rounds/1/hints`);
      await mustAct(app, ada, `/${id}/rounds/1/end`);
      await holdRound(app, bob, { id, number: 2 });
      expect(refused(await read(app, ada, `/${id}/report`))).toEqual([409, 'invalid-state']);
      const flagged = sheet('33122', { redFlags: [0], strengths: 'Calm.', toImprove: 'Numbers.' });
      await judge(app, ada, { id, number: 1 }, flagged);
      await judge(app, bob, { id, number: 2 }, '33333');
      await rateConduct(app, bob, { id, number: 1 });
      await rateConduct(app, ada, { id, number: 2 }, { score: -2, tags: ['rushed'] });
      const [hers, his] = [
        await read(app, ada, `/${id}/report`),
        await read(app, bob, `/${id}/report`),
      ];
      const report = hers.body as ReportBody;
      expect(report.revealedAt).toBe(app.clock.now().toISOString());
      expect(report.rounds).toMatchObject([
        {
          role: 'interviewer',
          attemptId: null,
          hints: [{ text: 'A mild hint.' }],
          assessment: {
            score: 0.73333,
            mustHaveMet: false,
            verdict: 'not-yet',
            redFlags: ['It never fails.'],
            strengths: 'Calm.',
            toImprove: 'Numbers.',
          },
          conduct: { score: 1, tags: ['clear'], comment: 'You let me think.' },
        },
        { role: 'candidate', assessment: { score: 1 }, conduct: { score: -2, tags: ['rushed'] } },
      ]);
      expect(report.rounds[0]?.assessment?.criteria.map(({ level }) => level)).toEqual([
        'extended',
        'extended',
        'named',
        'applied',
        'applied',
      ]);
      const plain = ({ rounds }: ReportBody) =>
        rounds.map((round) => ({ ...round, role: '', attemptId: '' }));
      expect(plain(his.body as ReportBody)).toEqual(plain(report));
    });
  });
});
