import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { importQuestions, type ProblemBody } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  changeSettings,
  getQueue,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface Spread {
  p10: number;
  p50: number;
  p90: number;
}

interface ForecastBody {
  days: {
    day: string;
    items: Spread;
    newItems: Spread;
    minutes: Spread;
    steps: Spread;
    backlog: Spread;
  }[];
  totals: Record<'items' | 'newItems' | 'minutes' | 'peakMinutes' | 'knowledge', Spread> & {
    recall: Spread | null;
  };
  assumptions: Record<string, unknown>;
}

interface SweepBody {
  points: {
    desiredRetention: number;
    isCurrent: boolean;
    meanMinutes: number;
    items: Spread;
    recall: Spread | null;
    knowledge: Spread;
    backlog: Spread;
  }[];
  assumptions: Record<string, unknown>;
}

let app: TestApp;
let learner: SignedUp;
let questions: string[];

beforeAll(async () => {
  app = await startTestApp();
  questions = await importQuestions(app, 'forecast', 12, { kind: 'concept', timeLimitMinutes: 10 });
});
beforeEach(async () => {
  app.clock.set('2026-03-02T09:00:00.000Z');
  learner = await startPractising(app);
});
afterAll(() => app.close());

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  app.http.get(`/v1/forecast${path}`).set({ ...learner.auth, ...headers });
const getForecast = async (query: string): Promise<ForecastBody> => {
  const response = await get(query);
  expect(response.status).toBe(200);
  return response.body as ForecastBody;
};
const answer = async (index: number, rating: number): Promise<{ id: string }> => {
  const body = review(questions[index] ?? '', rating);
  const response = await postReview(app, learner, body);
  expect(response.status).toBe(201);
  return body as { id: string };
};
const followOnlyTheirOwn = async (): Promise<void> => {
  const follows = await app.http.get('/v1/follows').set(learner.auth);
  for (const { bankId } of (follows.body as { data: { bankId: string }[] }).data) {
    await app.http.delete(`/v1/follows/${bankId}`).set(learner.auth);
  }
};
const descriptionOf = ({ body }: Response): string =>
  /<desc id="chart-[^>]*>(.*?)<\/desc>/u.exec((body as Buffer).toString())?.[1] ?? '';

describe('GET /v1/forecast', () => {
  it('is empty for somebody with nothing to learn', async () => {
    await followOnlyTheirOwn();
    const { days, totals } = await getForecast('?days=2&runs=10');
    const none = { p10: 0, p50: 0, p90: 0 };
    expect(days).toEqual(
      ['2026-03-02', '2026-03-03'].map((day) => ({
        day,
        items: none,
        newItems: none,
        minutes: none,
        steps: none,
        backlog: none,
      })),
    );
    expect(totals).toMatchObject({ items: none, recall: null });
  });

  it('begins with what the queue has today, and introduces questions from then on', async () => {
    const { days, totals, assumptions } = await getForecast('?days=14&runs=50');
    const { remaining } = await getQueue(app, learner);
    expect(days).toHaveLength(14);
    expect(days[0]).toMatchObject({
      day: '2026-03-02',
      newItems: { p10: remaining.new, p50: remaining.new, p90: remaining.new },
      minutes: { p50: remaining.minutes },
    });
    expect(totals.newItems.p50).toBeGreaterThan(remaining.new);
    expect(totals.recall?.p50).toBeGreaterThan(0.8);
    expect(assumptions).toMatchObject({
      runs: 50,
      desiredRetention: 0.9,
      newPerDay: 3,
      reviewsPerDay: 100,
      minutesPerDay: 30,
      cards: 0,
      firstRatings: { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 },
    });
  });

  it('follows from the cards as they are, and takes what was done today off the day', async () => {
    await followOnlyTheirOwn();
    await answer(0, 3);
    const after = await getForecast('?days=3&runs=10');
    expect(after.assumptions).toMatchObject({ cards: 1, candidates: 0 });
    // A first Good comes back in two days; nothing else is there to do.
    expect(after.days.map(({ items }) => items.p50)).toEqual([0, 0, 1]);
    expect(after.days.map(({ minutes }) => minutes.p90)).toEqual([0, 0, 10]);
    app.clock.advance({ days: 9 });
    const late = await getForecast('?days=1&runs=10');
    expect(late.days).toMatchObject([{ day: '2026-03-11', items: { p10: 1, p90: 1 } }]);
  });

  it('never plans over the minutes of a day', async () => {
    await changeSettings(app, learner, { newPerDay: 20, minutesPerDay: 20 });
    const { days, totals } = await getForecast('?days=60&runs=20');
    expect(Math.max(...days.map(({ minutes }) => minutes.p90))).toBeLessThanOrEqual(20);
    expect(totals.peakMinutes.p90).toBeLessThanOrEqual(20);
  });

  it('is the same all day until something is done, whenever it is asked', async () => {
    await answer(0, 3);
    const first = await get('?days=30&runs=20');
    app.clock.advance({ hours: 5 });
    expect((await get('?days=30&runs=20')).text).toBe(first.text);
    await answer(1, 3);
    expect((await get('?days=30&runs=20')).text).not.toBe(first.text);
  });

  it('learns how the learner rates, from what was not taken back', async () => {
    for (const index of [0, 1, 2]) await answer(index, 4);
    const { id } = await answer(3, 4);
    const easyShare = async (): Promise<unknown> =>
      (await getForecast('?days=1&runs=10')).assumptions['firstRatings'];
    // (20 · .171 + 4) / 24 and (20 · .171 + 3) / 23
    expect(await easyShare()).toMatchObject({ easy: expect.closeTo(0.309_17, 4) });
    await app.http.post(`/v1/reviews/${id}/undo`).set(learner.auth);
    expect(await easyShare()).toMatchObject({ easy: expect.closeTo(0.279_13, 4) });
    await app.http.post(`/v1/reviews/${id}/redo`).set(learner.auth);
    expect(await easyShare()).toMatchObject({ easy: expect.closeTo(0.309_17, 4) });
  });

  it('tells first ratings from later ones, and steps from both', async () => {
    await answer(0, 1);
    app.clock.advance({ minutes: 20 });
    await answer(0, 3);
    app.clock.advance({ days: 2 });
    await answer(0, 2);
    const { assumptions } = await getForecast('?days=1&runs=10');
    expect(assumptions['firstRatings']).toMatchObject({ again: expect.closeTo(5.8 / 21, 6) });
    // (20 · .224 + 1) / 21
    expect(assumptions['recalledRatings']).toMatchObject({
      again: 0,
      hard: expect.closeTo(5.48 / 21, 6),
    });
  });

  it('goes by the interview ahead, as the queue does', async () => {
    const [bank] = await app.dataSource.query<{ id: string }[]>(
      `SELECT bank_id AS id FROM question WHERE id = $1`,
      [questions[0]],
    );
    const goal = { interviewDay: '2026-03-20', minutesPerDay: 60, bankIds: [bank?.id] };
    const created = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    const { id } = created.body as { id: string };
    const { days, assumptions } = await getForecast('?days=18&runs=20');
    const { remaining } = await getQueue(app, learner);
    expect(assumptions['goals']).toEqual([{ id, title: null, interviewDay: '2026-03-20' }]);
    expect(days[0]).toMatchObject({
      newItems: { p10: remaining.new, p90: remaining.new },
      minutes: { p50: remaining.minutes },
    });
    const introduced = days.reduce((sum, { newItems }) => sum + newItems.p50, 0);
    expect(introduced).toBe(questions.length);
    expect(Math.max(...days.map(({ minutes }) => minutes.p90))).toBeGreaterThan(30);
    expect(Math.max(...days.map(({ minutes }) => minutes.p90))).toBeLessThanOrEqual(60);
  });

  it('shows what another retention would change', async () => {
    for (const index of [0, 1, 2, 3, 4, 5]) await answer(index, 3);
    const low = await getForecast('?days=90&runs=20&desiredRetention=0.8');
    const high = await getForecast('?days=90&runs=20&desiredRetention=0.97');
    expect(low.assumptions).toMatchObject({ desiredRetention: 0.8 });
    expect(high.totals.items.p50).toBeGreaterThan(low.totals.items.p50);
    const settings = await app.http.get('/v1/practice-settings').set(learner.auth);
    expect(settings.body).toMatchObject({ desiredRetention: 0.9 });
  });

  it('is drawn for who asks for an image, and says in words what it shows', async () => {
    const response = await get('?days=8&runs=10', { Accept: 'image/svg+xml' });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(descriptionOf(response)).toMatch(
      /^\d+ items .*from 2 March 2026 to 9 March 2026, .* Minutes by week from: 2 March 2026, \d+; 9 March 2026, \d+\.$/u,
    );
    await followOnlyTheirOwn();
    const empty = await get('?days=8&runs=10&format=svg');
    expect(descriptionOf(empty)).toBe('Nothing to practise from 2 March 2026 to 9 March 2026.');
  });

  it.each([
    'days=0',
    'days=366',
    'days=1.5',
    'runs=9',
    'runs=501',
    'desiredRetention=0.69',
    'desiredRetention=1',
    'desiredRetention=9e-1',
    'desiredRetention=',
    'format=csv',
    'day=3',
  ])('refuses ?%s', async (query) => {
    expect((await get(`?${query}`)).status).toBe(400);
  });

  it('refuses what is too much to compute, naming the field', async () => {
    await changeSettings(app, learner, { newPerDay: 50, minutesPerDay: 600 });
    const response = await get('/retention-sweep?days=365&runs=500');
    expect(response.status).toBe(422);
    const problem = response.body as ProblemBody & { errors: object[] };
    expect(problem.code).toBe('rule-violated');
    expect(problem.errors).toMatchObject([{ pointer: '#/runs', code: 'too-much-work' }]);
  });
});

describe('GET /v1/forecast/retention-sweep', () => {
  it('compares retentions from .80 to .97, the learner’s own among them', async () => {
    await changeSettings(app, learner, { desiredRetention: 0.885, minutesPerDay: 600 });
    for (const index of [0, 1, 2, 3, 4, 5]) await answer(index, 3);
    const response = await get('/retention-sweep?days=60&runs=20');
    expect(response.status).toBe(200);
    const { points, assumptions } = response.body as SweepBody;
    expect(assumptions).toMatchObject({ runs: 20, desiredRetention: 0.885 });
    expect(points).toHaveLength(19);
    expect(points.map(({ isCurrent }) => isCurrent).indexOf(true)).toBe(9);
    const costs = points.map(({ desiredRetention, meanMinutes, recall }) => ({
      desiredRetention,
      meanMinutes,
      recall: recall?.p50 ?? 0,
    }));
    expect(costs[9]).toMatchObject({ desiredRetention: 0.885 });
    const [lowest] = costs;
    if (lowest === undefined) throw new Error('no points');
    expect(costs.at(-1)).toMatchObject({ desiredRetention: 0.97 });
    expect(costs.at(-1)?.meanMinutes).toBeGreaterThan(lowest.meanMinutes);
    expect(costs.at(-1)?.recall).toBeGreaterThan(lowest.recall);
  });

  it('gives for the learner’s own what the forecast gives', async () => {
    const sweep = (await get('/retention-sweep?days=20&runs=15')).body as SweepBody;
    const { totals } = await getForecast('?days=20&runs=15');
    expect(sweep.points.find(({ isCurrent }) => isCurrent)).toMatchObject(totals);
  });

  it('is drawn for who asks for an image', async () => {
    const response = await get('/retention-sweep?days=10&runs=10&format=svg');
    expect(response.status).toBe(200);
    expect(descriptionOf(response)).toMatch(
      /^What each desired retention costs over 10 days and leaves\. 80%: [\d.]+ minutes a day, .*; 90% \(yours\): /u,
    );
  });

  it('is computed for one learner three times at once, and not more', async () => {
    const responses = await Promise.all(
      Array.from({ length: 8 }, (_, index) => get(`/retention-sweep?days=5&runs=${10 + index}`)),
    );
    const count = (wanted: number) => responses.filter(({ status }) => status === wanted).length;
    expect(count(200)).toBeGreaterThanOrEqual(3);
    expect(count(200) + count(429)).toBe(8);
    expect(count(429)).toBeGreaterThan(0);
  });
});
