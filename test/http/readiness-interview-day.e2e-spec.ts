import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import type { SnapshotResponse } from '../../src/readiness-history/snapshot.dto.js';
import type { ReadinessReportResponse } from '../../src/readiness/readiness-report.dto.js';
import { answerQuestion, gradeAttempt, importQuestions, sheet } from '../support/answering.js';
import { tellOutcome, type OutcomeBody } from '../support/interview-outcomes.js';
import type { SignedUp } from '../support/login.js';
import { startPractising } from '../support/practice.js';
import { changeTarget, makeTarget } from '../support/readiness-targets.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

describe('the score that stands for an interview', () => {
  let app: TestApp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'foretold', 3);
  });
  afterAll(() => app.close());

  const question = (index: number) => questions[index] ?? '';

  async function candidate(interviewDay: string): Promise<[SignedUp, string]> {
    const learner = await startPractising(app);
    const target = await makeTarget(app, learner, question(0), { interviewDay });
    const { id } = await answerQuestion(app, learner, question(0));
    await gradeAttempt(app, learner, id, sheet('33333'));
    return [learner, target];
  }

  const get = async (who: SignedUp, path: string): Promise<Response> =>
    app.http.get(`/v1/readiness/${path}`).set(who.auth);

  async function kept(who: SignedUp, targetId: string): Promise<SnapshotResponse> {
    const path = `/v1/readiness/targets/${targetId}/snapshots`;
    const response = await app.http.post(path).set(who.auth);
    if (response.status !== 201) throw new Error(response.text);
    return response.body as SnapshotResponse;
  }

  const remove = async (who: SignedUp, id: string): Promise<void> => {
    const response = await app.http.delete(`/v1/readiness/snapshots/${id}`).set(who.auth);
    if (response.status !== 204) throw new Error(response.text);
  };

  const listed = async (who: SignedUp, targetId: string): Promise<SnapshotResponse[]> => {
    const { body } = await get(who, `targets/${targetId}/snapshots`);
    return (body as { data: SnapshotResponse[] }).data;
  };

  const run = async () => app.app.get(Jobs).run('take-readiness-snapshots');

  describe('the job', () => {
    it('keeps nothing as foretold once the interview may have begun', async () => {
      app.clock.set('2026-10-16T05:00:00.000Z');
      const [learner, target] = await candidate('2026-10-18');
      app.clock.set('2026-10-17T05:00:00.000Z');
      await run();
      app.clock.set('2026-10-18T20:17:00.000Z');
      await run();
      expect(await listed(learner, target)).toMatchObject([
        { origin: 'daily', studyDay: '2026-10-17', isFinal: true },
      ]);
    });

    it('holds an outcome against what was told before it, whatever is told after', async () => {
      app.clock.set('2026-10-18T12:00:00.000Z');
      const [learner, target] = await candidate('2026-10-19');
      app.clock.set('2026-10-19T05:17:00.000Z');
      await run();
      const [final] = await listed(learner, target);
      app.clock.set('2026-10-19T05:30:00.000Z');
      const told = { targetId: target, interviewDay: '2026-10-19', result: 'failed' };
      const { id } = await tellOutcome(app, learner, told);
      await changeTarget(app, learner, target, { bar: 0.95 });
      app.clock.set('2026-10-19T12:00:00.000Z');
      await kept(learner, target);
      const forecast = async () => (await get(learner, `outcomes/${id}`)).body as OutcomeBody;
      expect((await forecast()).forecast?.snapshotId).toBe(final?.id);
      // Without the one that stood for it none is left: a new one would know the outcome.
      await remove(learner, final?.id ?? '');
      app.clock.set('2026-10-19T13:17:00.000Z');
      await run();
      expect((await listed(learner, target))[0]).toMatchObject({ isFinal: true });
      expect((await forecast()).forecast).toBeNull();
    });
  });

  describe('GET /v1/readiness/targets/:id/score', () => {
    const score = async (who: SignedUp, targetId: string): Promise<ReadinessReportResponse> => {
      const response = await get(who, `targets/${targetId}/score`);
      if (response.status !== 200) throw new Error(response.text);
      return response.body as ReadinessReportResponse;
    };

    it('is what was told last before the interview, whatever came after', async () => {
      app.clock.set('2026-11-02T12:00:00.000Z');
      const [learner, target] = await candidate('2026-11-03');
      app.clock.set('2026-11-03T05:17:00.000Z');
      await run();
      const [final] = await listed(learner, target);
      const told = (await get(learner, `snapshots/${final?.id}`)).body as ReadinessReportResponse;
      expect(told.interviewPassed).toBe(false);
      expect(told.next).not.toEqual([]);
      app.clock.set('2026-11-05T12:00:00.000Z');
      await changeTarget(app, learner, target, { bar: 0.95 });
      const { explanation, ...over } = await score(learner, target);
      expect(over).toMatchObject({
        asOf: '2026-11-03T05:17:00.000Z',
        interviewPassed: true,
        score: told.score,
        passProbability: told.passProbability,
        bar: told.bar,
        inputHash: told.inputHash,
        next: [],
        askNext: null,
      });
      expect(explanation[0]).toMatch(/^The interview is over/u);
      expect(explanation.at(-1)).toMatch(/^How did it go\? Record the outcome/u);
      expect(explanation.join(' ')).not.toContain('Study next');
      // Once another day is set the interview lies ahead again.
      await changeTarget(app, learner, target, { interviewDay: '2026-12-01' });
      expect(await score(learner, target)).toMatchObject({ interviewPassed: false, bar: 0.95 });
    });

    it('is worked out anew where nothing was kept', async () => {
      app.clock.set('2026-11-08T12:00:00.000Z');
      const [learner, target] = await candidate('2026-11-09');
      app.clock.set('2026-11-11T12:00:00.000Z');
      expect(await score(learner, target)).toMatchObject({
        asOf: '2026-11-11T12:00:00.000Z',
        interviewPassed: true,
      });
    });
  });

  it.each([
    ['spring', '2027-03-27', '2027-03-28T01:59:00.000Z', '2027-03-28T02:00:00.000Z'],
    ['autumn', '2026-10-24', '2026-10-25T02:59:00.000Z', '2026-10-25T03:00:00.000Z'],
  ])('is past with its study day when the clocks change in %s', async (_, day, last, over) => {
    app.clock.set(`${day}T08:00:00.000Z`);
    const learner = await startPractising(app, { zone: 'Europe/Berlin' });
    const target = await makeTarget(app, learner, question(0), { interviewDay: day });
    const isPast = async (at: string): Promise<boolean> => {
      app.clock.set(at);
      const { body } = await get(learner, `targets/${target}/score`);
      return (body as ReadinessReportResponse).interviewPassed;
    };
    expect([await isPast(last), await isPast(over)]).toEqual([false, true]);
  });
});
