import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import type { ReadinessReport } from '../../src/readiness/domain/readiness-report.js';
import { Assessments } from '../../src/readiness/assessments.service.js';
import { retrievabilityAfter } from '../../src/scheduling/domain/fsrs.js';
import { DEFAULT_WEIGHTS } from '../../src/scheduling/domain/scheduling-parameters.js';
import { GradeGiving } from '../../src/attempts/grade-giving.service.js';
import { GradeSettling } from '../../src/attempts/grade-settling.service.js';
import {
  answerQuestion,
  filledSheet,
  getAttempt,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
} from '../support/answering.js';
import { bankOf } from '../support/coaching.js';
import {
  getLive,
  goLive,
  holdRound,
  judge,
  preparePair,
  rateConduct,
} from '../support/live-interviews.js';
import { signUp, type SignedUp } from '../support/login.js';
import { changeSettings, postReview, review, startPractising } from '../support/practice.js';
import { getScore, setTarget } from '../support/readiness.js';
import { exportLog, importLog } from '../support/review-log.js';
import { reviewAnswer, settle } from '../support/reviewed-answers.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const monday = '2026-03-02T09:00:00.000Z';

let app: TestApp;
let learner: SignedUp;
let bankIds: string[];
let questions: string[];
let targetId: string;

beforeAll(async () => {
  app = await startTestApp();
  questions = await importQuestions(app, 'scored', 20);
  bankIds = [await bankOf(app, questions[0])];
}, 60_000);
beforeEach(async () => {
  app.clock.set(monday);
  learner = await startPractising(app);
  targetId = (await setTarget(app, learner, { bankIds, interviewDay: '2026-03-22' })).id;
});
afterAll(() => app.close());

const q = (index: number): string => questions[index] ?? '';
const score = (query = ''): Promise<ReadinessReport> => getScore(app, learner, targetId, query);
const author = () => ({ id: learner.id, zone: 'UTC', rolloverHour: 4 });

/** Answered, and graded by its author where levels are given. @returns the id of the attempt */
async function answered(questionId: string, levels?: string): Promise<string> {
  const { id } = await answerQuestion(app, learner, questionId);
  if (levels !== undefined) await gradeAttempt(app, learner, id, sheet(levels));
  return id;
}

/** Graded by somebody else, in whatever part. */
async function graded(
  attemptId: string,
  levels: string,
  kind: 'coach' | 'interviewer' | 'peer' = 'coach',
  graderId: string = randomUUID(),
): Promise<void> {
  await app.app.get(GradeGiving).give(author(), {
    attemptId,
    sheet: filledSheet(levels),
    signed: { kind, graderId, reason: 'It says what it must.' },
  });
}

/** What a score says but for the instant at which it was worked out. */
const figuresOf = ({
  score: overall,
  low80,
  high80,
  attempts,
  coverage,
  trust,
}: ReadinessReport) => {
  return { overall, low80, high80, attempts, coverage, trust };
};

describe('GET /v1/readiness/targets/:id/score', () => {
  it('says what to do first when nothing was graded', async () => {
    const report = await score();
    expect(report).toMatchObject({
      schema: 'readiness-report/1',
      formula: 'readiness/1',
      jobVersion: 0,
      learnerId: learner.id,
      targetId,
      targetName: 'A role',
      asOf: monday,
      interviewDay: '2026-03-22',
      interviewAt: '2026-03-22T16:00:00.000Z',
      interviewPassed: false,
      horizonDays: 20.2917,
      status: 'no-data',
      score: null,
      passProbability: null,
      scoreIfOnPlan: null,
      coverage: 0,
      attempts: 0,
      trust: { self: 0, peer: 0, llm: 0, coach: 0 },
    });
    expect(report.inputHash).toMatch(/^[0-9a-f]{64}$/u);
    expect(report.explanation.length).toBeGreaterThan(0);
    expect(report.next).toHaveLength(10);
    expect(report.next[0]).toMatchObject({ practised: false, minutes: 20 });
    expect(report.questions).toBeUndefined();
    expect((await score()).inputHash).toBe(report.inputHash);
  });

  it('is thin with one grade by a coach', async () => {
    await graded(await answered(q(0)), '33322');
    const report = await score();
    expect(report).toMatchObject({
      status: 'thin',
      attempts: 1,
      trust: { self: 0, peer: 0, llm: 0, coach: 1 },
      skills: [{ attempts: 1, evidence: [{ kind: 'coach-grade', title: 'Title of scored-0' }] }],
    });
    expect(report.score).toBeGreaterThan(0.5);
    expect(report.score).toBeLessThan(0.7);
    expect((report.high80 ?? 0) - (report.low80 ?? 0)).toBeGreaterThan(0.25);
    expect(report.coverage).toBe(0.05);
  });

  it('never gets further than thin by self-grades alone', async () => {
    for (const id of questions.slice(0, 8)) await answered(id, '33333');
    const report = await score();
    expect(report).toMatchObject({ status: 'thin', attempts: 8, trust: { self: 1 } });
  });

  it('is for its learner alone', async () => {
    const other = await signUp(app);
    const path = `/v1/readiness/targets/${targetId}/score`;
    expect((await app.http.get(path).set(other.auth)).status).toBe(404);
    expect((await app.http.get(`${path}?detail=all`).set(learner.auth)).status).toBe(400);
    await app.http
      .delete(`/v1/readiness/targets/${targetId}`)
      .set({ ...learner.auth, 'If-Match': '*' });
    expect((await score()).status).toBe('no-data');
  });

  it('tells of every question when asked', async () => {
    await graded(await answered(q(0)), '33333');
    const { questions: rows = [], skills } = await score('?detail=questions');
    expect(rows).toHaveLength(20);
    expect(rows.find(({ questionId }) => questionId === q(0))).toMatchObject({
      title: 'Title of scored-0',
      skillId: 'test-skill',
      practised: true,
      mustHaveOpen: false,
      suspended: false,
      critical: false,
    });
    expect(rows.find(({ questionId }) => questionId === q(1))).toMatchObject({
      practised: false,
      recall: 0,
      expected: skills[0]?.unseen,
    });
  });

  describe('with grades by others', () => {
    it('tells nothing of what peers think before they are settled', async () => {
      const reviewers = [await signUp(app), await signUp(app)];
      const wish = { author: learner, reviewers: [], questionId: q(0), wanted: 2 };
      const plain = await reviewAnswer(app, wish);
      const before = await score();
      for (const { id } of reviewers) await graded(plain.attemptId, '00000', 'peer', id);
      expect(await score()).toEqual(before);
      await settle(app, plain);
      const after = await score();
      expect(after.trust.peer).toBeGreaterThan(0.5);
      expect(after.score).toBeLessThan(before.score ?? 0);
      // One who comes later waits for the next settlement.
      await graded(plain.attemptId, '33333', 'peer');
      expect(await score()).toEqual(after);
    });

    it('goes back when a settlement is struck out', async () => {
      const { attemptId, requestId } = await reviewAnswer(app, {
        author: learner,
        reviewers: [await signUp(app)],
        questionId: q(0),
      });
      const before = figuresOf(await score());
      const settled = {
        levels: filledSheet('22222').items,
        score: 0.66667,
        mustHaveMet: true,
        mustHavesAtTop: false,
        criteriaAtTop: 0,
        redFlags: [],
        scope: null,
      };
      const settlement = { attemptId, requestId, settled, leavesCard: true };
      const { id } = await app.app.get(GradeSettling).settle(author(), settlement);
      expect(figuresOf(await score())).not.toEqual(before);
      await app.app.get(GradeSettling).void(author(), attemptId, [id]);
      expect(figuresOf(await score())).toEqual(before);
    });

    it('follows a coach who grades anew, and one who is struck out', async () => {
      const attemptId = await answered(q(0));
      const coach = randomUUID();
      await graded(attemptId, '11111', 'coach', coach);
      const low = await score();
      await graded(attemptId, '33333', 'coach', coach);
      const high = await score();
      expect(high).toMatchObject({ attempts: 1, trust: { coach: 1 } });
      expect(high.score).toBeGreaterThan(low.score ?? 1);
      const grades = await app.dataSource.query<{ id: string }[]>(
        `SELECT id FROM grade WHERE attempt_id = $1 ORDER BY number DESC LIMIT 1`,
        [attemptId],
      );
      const [last] = grades.map(({ id }) => id);
      await app.app.get(GradeSettling).void(author(), attemptId, [last ?? '']);
      expect(figuresOf(await score())).toEqual(figuresOf(low));
    });

    it('counts an interviewer as a peer, once the interview is revealed', async () => {
      const pair = await preparePair(app, 'scored-mock');
      const [asked] = pair.fresh();
      const bank = [await bankOf(app, asked)];
      ({ id: targetId } = await setTarget(app, pair.bob, { bankIds: bank }));
      const bobs = () => getScore(app, pair.bob, targetId);
      const id = await goLive(pair, pair.adas.concat(pair.bobs), { rounds: 1 });
      await holdRound(app, pair.ada, { id, number: 1 });
      await judge(app, pair.ada, { id, number: 1 }, '22222');
      expect(await bobs()).toMatchObject({ status: 'no-data', attempts: 0 });
      await rateConduct(app, pair.bob, { id, number: 1 });
      expect(await bobs()).toMatchObject({ status: 'thin', attempts: 1, trust: { peer: 1 } });
      const [round] = (await getLive(app, pair.bob, id)).rounds;
      const attempt = await getAttempt(app, pair.bob, round?.attemptId ?? '');
      expect(attempt.retrievability).toBe(0);
    });
  });

  describe('with what is remembered', () => {
    it.each(['self', 'coach', 'interviewer'] as const)(
      'keeps the recall just before an answer that %s grades first',
      async (kind) => {
        await postReview(app, learner, review(q(0), 3));
        app.clock.advance({ minutes: 30 });
        await postReview(app, learner, review(q(0), 3));
        const { body: card } = await app.http.get(`/v1/cards/${q(0)}`).set(learner.auth);
        const { stability } = card as { stability: number };
        app.clock.advance({ days: 9, hours: 12 });
        const attemptId = await answered(q(0));
        if (kind === 'self') await gradeAttempt(app, learner, attemptId, sheet('33333'));
        else await graded(attemptId, '33333', kind);
        const { retrievability } = await getAttempt(app, learner, attemptId);
        const days = 9.5 + 1 / 1440;
        expect(retrievability).toBeCloseTo(
          retrievabilityAfter(DEFAULT_WEIGHTS, days, stability),
          6,
        );
        expect(retrievability).toBeLessThan(0.95);
      },
    );

    it('knows what was practised elsewhere, when its log was taken in before', async () => {
      const other = await startPractising(app);
      await postReview(app, other, review(q(0), 3));
      const log = await exportLog(app, other, 'json');
      await importLog(app, learner, log, { type: 'application/json' });
      app.clock.advance({ days: 2 });
      const attemptId = await answered(q(0), '33333');
      const { retrievability } = await getAttempt(app, learner, attemptId);
      expect(retrievability).toBeGreaterThan(0.5);
      expect(retrievability).toBeLessThan(1);
    });

    it('hardly counts what is repeated the same day, or with the outline at hand', async () => {
      const cold = async () => (await score()).skills[0]?.unseen ?? 0;
      await graded(await answered(q(0)), '22222');
      const before = await cold();
      app.clock.advance({ minutes: 20 });
      await graded(await answered(q(0)), '33333');
      const repeated = (await cold()) - before;
      const other = await answered(q(1));
      await graded(other, '33333');
      const honest = (await cold()) - before - repeated;
      await app.dataSource.query(
        `UPDATE attempt SET peeked = true, outline_read_at = submitted_at WHERE id = $1`,
        [other],
      );
      const peeked = (await cold()) - before - repeated;
      expect(honest).toBeGreaterThan(0.02);
      expect(repeated).toBeLessThan(honest / 3);
      expect(peeked).toBeLessThan(honest / 3);
      expect((await score()).attempts).toBe(3);
    });

    it('counts a card without a graded answer as remembered, and as no evidence', async () => {
      await answered(q(0), '22222');
      const before = await score();
      await postReview(app, learner, review(q(1), 3));
      await answered(q(2));
      const after = await score();
      expect(after).toMatchObject({ attempts: 1, trust: before.trust, coverage: 0.1 });
      expect(after.score).toBeGreaterThan(before.score ?? 1);
      expect(after.skills[0]?.unseen).toBe(before.skills[0]?.unseen);
    });

    it('follows other FSRS weights', async () => {
      await answered(q(0), '33333');
      const before = await score('?detail=questions');
      // A steeper end of the forgetting curve.
      await changeSettings(app, learner, { weights: [...DEFAULT_WEIGHTS.slice(0, 20), 0.5] });
      const after = await score('?detail=questions');
      expect(after.questions?.[0]?.recall).toBeLessThan(before.questions?.[0]?.recall ?? 0);
      expect(after.inputHash).not.toBe(before.inputHash);
    });
  });

  describe('on its day', () => {
    it('is as if it were today without a day', async () => {
      await answered(q(0), '22222');
      ({ id: targetId } = await setTarget(app, learner, { bankIds }));
      const report = await score('?detail=questions');
      expect(report).toMatchObject({
        interviewDay: null,
        interviewAt: null,
        horizonDays: 0,
        scoreIfOnPlan: null,
        interviewPassed: false,
      });
      expect(report.questions?.[0]?.recall).toBeGreaterThan(0.99);
    });

    it('is to come until its day is over, and then stays what it was', async () => {
      await answered(q(0), '22222');
      await answered(q(1), '22222');
      app.clock.set('2026-03-22T20:00:00.000Z');
      const lastHour = await score();
      expect(lastHour).toMatchObject({ interviewPassed: false, horizonDays: 0 });
      expect(lastHour.next.length).toBeGreaterThan(0);
      app.clock.set('2026-03-23T04:00:00.000Z');
      const over = await score('?detail=questions');
      expect(over).toMatchObject({ interviewPassed: true, next: [], askNext: null, attempts: 2 });
      app.clock.set('2026-03-25T09:00:00.000Z');
      await answered(q(0), '33333');
      await answered(q(5), '33333');
      const later = await score('?detail=questions');
      expect(later.attempts).toBe(2);
      expect(later.questions).toEqual(over.questions);
      expect(figuresOf(later)).toEqual(figuresOf(over));
    });

    it('tells where the plan leads: due reviews done, new questions at the learner’s limit', async () => {
      await graded(await answered(q(0)), '33322');
      await changeSettings(app, learner, { newPerDay: 0 });
      const reviewsAlone = await score();
      expect(reviewsAlone.scoreIfOnPlan).toBeGreaterThan(reviewsAlone.score ?? 1);
      await changeSettings(app, learner, { newPerDay: 1 });
      const withNew = await score();
      expect(withNew.score).toBe(reviewsAlone.score);
      expect(withNew.scoreIfOnPlan).toBeGreaterThan(reviewsAlone.scoreIfOnPlan ?? 1);
      expect(withNew.passProbabilityIfOnPlan).toBeGreaterThan(withNew.passProbability ?? 1);
      app.clock.set('2026-03-22T05:00:00.000Z');
      expect((await score()).scoreIfOnPlan).toBeNull();
    });

    it('has no room on the eve for who met the day’s new questions in another bank', async () => {
      const [elsewhere = ''] = await importQuestions(app, 'met-elsewhere', 1);
      await graded(await answered(q(0)), '33322');
      app.clock.set('2026-03-21T09:00:00.000Z');
      await changeSettings(app, learner, { newPerDay: 0 });
      const { scoreIfOnPlan: reviewsAlone } = await score();
      await changeSettings(app, learner, { newPerDay: 1 });
      expect((await score()).scoreIfOnPlan).toBeGreaterThan(reviewsAlone ?? 1);
      await answered(elsewhere, '33333');
      expect((await score()).scoreIfOnPlan).toBe(reviewsAlone);
    });
  });

  describe('of a bank', () => {
    it('counts what is suspended, and suggests it no more', async () => {
      await graded(await answered(q(0)), '33333');
      const before = await score();
      const suggested = before.next[0]?.questionId ?? '';
      await post(app, learner, `/v1/cards/${suggested}/changes`, {
        id: randomUUID(),
        action: 'suspend',
      });
      const after = await score('?detail=questions');
      expect(figuresOf(after)).toEqual(figuresOf(before));
      expect(after.next.map(({ questionId }) => questionId)).not.toContain(suggested);
      const row = after.questions?.find(({ questionId }) => questionId === suggested);
      expect(row).toMatchObject({ suspended: true, practised: false });
    });

    it('forgets what its author retired', async () => {
      const own = await importQuestions(app, 'retiring', 4);
      const [bankId] = [await bankOf(app, own[0])];
      ({ id: targetId } = await setTarget(app, learner, { bankIds: [bankId] }));
      await graded(await answered(own[0] ?? ''), '33333');
      await graded(await answered(own[1] ?? ''), '00000');
      expect(await score()).toMatchObject({ attempts: 2, coverage: 0.5 });
      await app.dataSource.query(`UPDATE question SET retired_at = now() WHERE id = $1`, [own[1]]);
      await app.dataSource.query(`UPDATE bank SET version = version + 1 WHERE id = $1`, [bankId]);
      const after = await score('?detail=questions');
      expect(after).toMatchObject({ attempts: 1, coverage: 0.3333 });
      expect(after.questions).toHaveLength(3);
    });

    it('holds a question with an open must-have at 80 until it is shown', async () => {
      await graded(await answered(q(0)), '03333');
      const open = await score('?detail=questions');
      expect(open.skills[0]?.mustHaveOpen).toEqual([q(0)]);
      expect(open.questions?.[0]).toMatchObject({ mustHaveOpen: true });
      expect(open.questions?.[0]?.expected).toBeLessThanOrEqual(0.8);
      app.clock.advance({ days: 6 });
      await graded(await answered(q(0)), '33333');
      expect((await score()).skills[0]?.mustHaveOpen).toEqual([]);
    });

    it('knows only the learner’s level of a skill without questions', async () => {
      const skills = [
        { skillId: 'test-skill', weight: 1 },
        { skillId: 'caching', weight: 1 },
      ];
      ({ id: targetId } = await setTarget(app, learner, { bankIds, skills }));
      await graded(await answered(q(0)), '33333');
      const { skills: told, score: overall } = await score();
      expect(overall).toBeGreaterThan(0);
      expect(told[1]).toMatchObject({
        skillId: 'caching',
        weight: 0.5,
        status: 'no-data',
        score: null,
        coverage: 0,
      });
    });

    it('weighs by the rules of the target', async () => {
      await graded(await answered(q(0)), '33333');
      const plain = await score();
      const questionRules = [
        { questionId: q(0), weight: 19, critical: true },
        { questionId: q(1), weight: 0 },
      ];
      ({ id: targetId } = await setTarget(app, learner, {
        bankIds,
        questionRules,
        interviewDay: '2026-03-22',
      }));
      const ruled = await score('?detail=questions');
      expect(ruled.coverage).toBe(0.5135);
      expect(ruled.score).toBeGreaterThan(plain.score ?? 1);
      expect(ruled.questions).toHaveLength(19);
      expect(ruled.questions?.[0]).toMatchObject({ critical: true });
    });
  });

  it('is the same for one as among many, in as many statements for two as for six', async () => {
    await graded(await answered(q(0)), '33322');
    await postReview(app, learner, review(q(1), 3));
    await postReview(app, learner, review(q(2), 3));
    const learners = [author()];
    while (learners.length < 6) learners.push({ ...author(), id: (await startPractising(app)).id });
    const { target, readiness } = await app.app.get(Assessments).assess(author(), targetId);
    const counted = async (among: typeof learners) => {
      const query = jest.spyOn(pg.Client.prototype, 'query');
      const all = await app.app.get(Assessments).assessAll(among, target);
      const count = query.mock.calls.length;
      query.mockRestore();
      return { all, count };
    };
    const two = await counted(learners.slice(0, 2));
    const six = await counted(learners);
    expect(two.count).toBeGreaterThan(3);
    expect(six.count).toBe(two.count);
    expect(six.all.map(({ learnerId }) => learnerId)).toEqual(learners.map(({ id }) => id));
    expect(six.all[0]?.readiness.overall).toEqual(readiness.overall);
    expect(six.all[5]?.readiness).toMatchObject({ status: 'no-data', attempts: 0 });
  });
});
