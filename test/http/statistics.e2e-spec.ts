import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { CardLog } from '../../src/scheduling/card-log.service.js';
import type { StatisticsResponse } from '../../src/statistics/statistics.dto.js';
import {
  answerQuestion,
  gradeAttempt,
  importQuestions,
  post,
  sheet,
} from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import { postReview, review, startPractising } from '../support/practice.js';
import { importRealCards, putRealLog } from '../support/put-real-log.js';
import { realLogClock } from '../support/real-log.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const nothing = { reviews: 0, passed: 0, rate: null };

describe('statistics', () => {
  let app: TestApp;
  let questions: string[];

  beforeAll(async () => {
    app = await startTestApp();
    const topics = ['test-topic', 'other-topic'];
    questions = await importQuestions(app, 'statistics', 3, { timeLimitMinutes: 12, topics });
    questions.push(...(await importQuestions(app, 'others', 1, { topics: ['other-topic'] })));
  });
  afterAll(() => app.close());

  const get = async (
    learner: SignedUp,
    path: string,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    app.http.get(`/v1/statistics${path}`).set({ ...learner.auth, ...headers });

  async function statisticsOf(learner: SignedUp, query = ''): Promise<StatisticsResponse> {
    const response = await get(learner, query);
    expect(response.status).toBe(200);
    return response.body as StatisticsResponse;
  }

  async function answer(learner: SignedUp, index: number, rating: number): Promise<string> {
    const body = review(questions[index] ?? '', rating, { durationMs: 90_000 });
    const response = await postReview(app, learner, body);
    expect(response.status).toBe(201);
    return (body as { id: string }).id;
  }

  describe('GET /v1/statistics', () => {
    it('has nothing to say of somebody who has not begun', async () => {
      const statistics = await statisticsOf(await startPractising(app));
      expect(statistics.windows.map(({ window }) => window)).toEqual([
        'today',
        'last-7-days',
        'last-30-days',
        'all',
      ]);
      for (const { studied, trueRetention } of statistics.windows) {
        expect(studied).toEqual({ days: 0, reviews: 0, minutes: 0 });
        expect(trueRetention).toEqual({ young: nothing, mature: nothing, all: nothing });
      }
      expect(statistics.calibration).toMatchObject({
        reviews: 0,
        predicted: null,
        actual: null,
        logLoss: null,
        rmseBins: null,
      });
      expect(statistics.streak).toEqual({
        currentDays: 0,
        longestDays: 0,
        longestEndedDay: null,
        isTodayDone: false,
      });
      expect(statistics).toMatchObject({ byTopic: [], bySkill: [] });
    });

    it('follows a learner through their first days', async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      const learner = await startPractising(app);
      await answer(learner, 0, 3);
      await answer(learner, 3, 1);
      app.clock.advance({ minutes: 20 });
      await answer(learner, 3, 3);
      app.clock.advance({ days: 2 });
      await answer(learner, 0, 1);
      const statistics = await statisticsOf(learner);
      expect(statistics).toMatchObject({
        asOf: '2026-03-04T09:20:00.000Z',
        studyDay: '2026-03-04',
        streak: {
          currentDays: 1,
          longestDays: 1,
          longestEndedDay: '2026-03-04',
          isTodayDone: true,
        },
        heatMap: {
          from: '2025-03-05',
          to: '2026-03-04',
          days: [
            { day: '2026-03-02', reviews: 3, minutes: 4.5 },
            { day: '2026-03-04', reviews: 1, minutes: 1.5 },
          ],
          total: { days: 2, reviews: 4, minutes: 6 },
        },
      });
      const [today, , , all] = statistics.windows;
      expect(today?.studied).toEqual({ days: 1, reviews: 1, minutes: 1.5 });
      expect(all?.studied).toEqual({ days: 2, reviews: 4, minutes: 6 });
      // Only one of the four was of a card that had waited for its day.
      const young = { reviews: 1, passed: 0, rate: 0 };
      expect(all?.trueRetention).toEqual({ young, mature: nothing, all: young });
      expect(statistics.calibration).toMatchObject({ reviews: 1, actual: 0, outliers: 1 });
      expect(statistics.calibration.predicted).toBeCloseTo(0.9095, 3);
      expect(statistics.futureDue.days).toHaveLength(30);
      expect(statistics.byTopic).toEqual([
        { topic: 'other-topic', cards: 1, recall: expect.any(Number), due: 1 },
        { topic: 'test-topic', cards: 1, recall: 1, due: 1 },
      ]);
      expect(statistics.bySkill).toMatchObject([{ skill: 'test-skill', cards: 2, due: 2 }]);
    });

    it('looks at the days that are asked for', async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      const learner = await startPractising(app);
      await answer(learner, 0, 3);
      app.clock.advance({ days: 2 });
      await answer(learner, 0, 3);
      const { windows, calibration } = await statisticsOf(learner, '?from=2026-03-03');
      expect(windows).toMatchObject([
        { window: 'chosen', from: '2026-03-03', to: null, studied: { reviews: 1 } },
      ]);
      expect(calibration.reviews).toBe(1);
      const before = await statisticsOf(learner, '?from=2026-03-01&to=2026-03-03');
      expect(before.calibration.reviews).toBe(0);
      const { status, body } = await get(learner, '?from=2026-03-04&to=2026-03-03');
      expect(status).toBe(400);
      expect(body).toMatchObject({ errors: [{ pointer: '#/from', code: 'after-to' }] });
      expect((await get(learner, '?from=2026-02-30')).status).toBe(400);
    });

    it('forgets what is undone, and counts what a judgement was corrected to', async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      const learner = await startPractising(app);
      const passes = async () => (await statisticsOf(learner)).windows[0]?.trueRetention.all;
      await answer(learner, 1, 3);
      app.clock.advance({ days: 3 });
      const undone = await answer(learner, 1, 3);
      expect(await passes()).toEqual({ reviews: 1, passed: 1, rate: 1 });
      expect((await post(app, learner, `/v1/reviews/${undone}/undo`)).status).toBe(200);
      expect(await passes()).toEqual(nothing);
      const { id } = await answerQuestion(app, learner, questions[1] ?? '');
      await gradeAttempt(app, learner, id, sheet('33333'));
      expect(await passes()).toEqual({ reviews: 1, passed: 1, rate: 1 });
      await gradeAttempt(app, learner, id, sheet('11111'));
      expect(await passes()).toEqual({ reviews: 1, passed: 0, rate: 0 });
    });

    it('is offered as JSON alone', async () => {
      const learner = await startPractising(app);
      expect((await get(learner, '?format=json')).status).toBe(400);
    });
  });

  describe('GET /v1/statistics/future-due', () => {
    it('counts a card on the day it comes back, and today when that has passed', async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      const learner = await startPractising(app);
      await answer(learner, 0, 1);
      await answer(learner, 1, 3);
      const ahead = await get(learner, '/future-due?days=3');
      expect(ahead.body).toMatchObject({
        days: [
          { day: '2026-03-02', cards: 1, minutes: 12 },
          { day: '2026-03-03', cards: 0, minutes: 0 },
          { day: '2026-03-04', cards: 1, minutes: 12 },
        ],
        overdue: { cards: 0, minutes: 0 },
      });
      app.clock.advance({ days: 5 });
      const late = await get(learner, '/future-due?days=1');
      expect(late.body).toEqual({
        days: [{ day: '2026-03-07', cards: 2, minutes: 24 }],
        overdue: { cards: 1, minutes: 12 },
        total: { cards: 2, minutes: 24 },
      });
    });

    it('refuses a window that is too long, and a parameter there is not', async () => {
      const learner = await startPractising(app);
      for (const query of ['days=366', 'days=0', 'day=3', 'theme=pink', 'format=csv'])
        expect([query, (await get(learner, `/future-due?${query}`)).status]).toEqual([query, 400]);
    });

    it('is drawn for who asks for an image', async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      const learner = await startPractising(app);
      await answer(learner, 1, 3);
      const response = await get(learner, '/future-due', { Accept: 'image/svg+xml' });
      expect(response.status).toBe(200);
      expect(response.headers).toMatchObject({
        'content-type': 'image/svg+xml; charset=utf-8',
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        vary: expect.stringContaining('Accept'),
      });
      const svg = svgOf(response);
      expect(wordsOf(svg)).toBe(
        '1 card in 12 minutes from 2 March 2026 to 31 March 2026. None is overdue. ' +
          'By day: 4 March 2026, 1 card in 12 minutes.',
      );
      expect(svg.includes('prefers-color-scheme')).toBe(true);
    });

    it('is drawn in the theme that is asked for', async () => {
      const learner = await startPractising(app);
      const path = '/future-due?format=svg&theme=dark&days=365';
      const dark = await get(learner, path, { Accept: 'text/html' });
      expect(dark.status).toBe(200);
      expect(svgOf(dark).includes('fill="#0d1117"')).toBe(true);
      expect(svgOf(dark).includes('<style>')).toBe(false);
    });

    it('is not offered as anything else', async () => {
      const learner = await startPractising(app);
      const response = await get(learner, '/future-due', { Accept: 'text/csv' });
      expect(response.status).toBe(406);
      expect(response.body).toMatchObject({
        code: 'not-acceptable',
        detail: 'This resource is offered as JSON and SVG.',
      });
    });
  });

  describe('of a learner with 12,580 reviews', () => {
    let learner: SignedUp;

    beforeAll(async () => {
      app.clock.set('2026-03-02T09:00:00.000Z');
      learner = await startPractising(app, realLogClock);
      // Under the parameters without fuzz, so that the intervals are those of the reference.
      await putRealLog(app, learner, await importRealCards(app), { parametersVersion: 0 });
    }, 120_000);

    it('GET /v1/statistics reads and answers within a second', async () => {
      const times: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        // As after any change: nothing that was computed before may be used.
        await app.app.get(CardLog).exclusively(learner.id, () => Promise.resolve());
        const before = process.cpuUsage();
        const statistics = await statisticsOf(learner);
        const { user, system } = process.cpuUsage(before);
        times.push((user + system) / 1000);
        expect(statistics.windows[3]).toMatchObject({
          studied: { days: 61, reviews: 12_580, minutes: 2692.2 },
          trueRetention: { young: { reviews: 6260 }, mature: { reviews: 79, passed: 69 } },
        });
      }
      // Milliseconds of work: a machine that is busy with other tests takes longer by the clock.
      expect(Math.min(...times)).toBeLessThan(1000);
    });

    it('GET /v1/statistics does the work once while nothing changes', async () => {
      await statisticsOf(learner);
      const before = process.cpuUsage();
      for (let turn = 0; turn < 3; turn += 1) await get(learner, '/heat-map');
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000).toBeLessThan(300);
    });

    it('GET /v1/statistics/calibration measures the model as the optimiser does', async () => {
      const { body } = await get(learner, '/calibration');
      expect(body).toMatchObject({ reviews: 6372, outliers: 347, actual: 4972 / 6372 });
      const { logLoss, rmseBins } = body as { logLoss: number; rmseBins: number };
      expect(logLoss).toBeCloseTo(0.4471904, 5);
      expect(rmseBins).toBeCloseTo(0.0762137, 5);
      const october = await get(learner, '/calibration?from=2024-10-01&to=2024-10-06');
      expect(october.body).toMatchObject({ reviews: 774 });
    });

    it('GET /v1/statistics/calibration is drawn, with its figures in words', async () => {
      const response = await get(learner, '/calibration?format=svg');
      expect(wordsOf(svgOf(response))).toMatch(
        /^Of 6,372 reviews a day or more after .* 78% were recalled; 78.2% were expected\. Log loss 0\.447, RMSE over bins 7\.6%\. Predicted 10% to 20%: 2 reviews, expected 19\.4%, recalled 0%\./u,
      );
    });

    it('GET /v1/statistics/heat-map shows a year', async () => {
      const { body } = await get(learner, '/heat-map?year=2024');
      expect(body).toMatchObject({
        from: '2024-01-01',
        to: '2024-12-31',
        total: { days: 61, reviews: 12_580, minutes: 2692.2 },
      });
      expect((body as { days: object[] }).days[0]).toEqual({
        day: '2024-03-29',
        reviews: 74,
        minutes: 16.1,
      });
      const lastYear = await get(learner, '/heat-map');
      expect(lastYear.body).toEqual({
        from: '2025-03-03',
        to: '2026-03-02',
        days: [],
        total: { days: 0, reviews: 0, minutes: 0 },
      });
      expect((await get(learner, '/heat-map?year=1969')).status).toBe(400);
    });

    it('GET /v1/statistics/heat-map is drawn, with its figures in words', async () => {
      const response = await get(learner, '/heat-map?year=2024', { Accept: 'image/*' });
      expect(wordsOf(svgOf(response))).toMatch(
        /^12,580 reviews in 2,692 minutes on 61 days from 1 January 2024 to 31 December 2024\. The busiest day was /u,
      );
    });
  });
});

function svgOf({ headers, body }: Response): string {
  expect(headers['content-type']).toMatch(/^image\/svg\+xml/u);
  return (body as Buffer).toString();
}

/** What the drawing says to those who do not see it. */
function wordsOf(svg: string): string | undefined {
  return /<desc id="chart-[^>]*>(.*?)<\/desc>/u.exec(svg)?.[1];
}
