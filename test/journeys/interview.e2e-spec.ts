import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '../../src/kernel/seeded-random.js';
import { importQuestions } from '../support/answering.js';
import type { SignedUp } from '../support/login.js';
import {
  expectCardsToEqualTheirReplay,
  postReview,
  review,
  startPractising,
} from '../support/practice.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

interface DayBody {
  studyDay: string;
  goal: { id: string; interviewDay: string; isInWindow: boolean } | null;
  items: { questionId: string; reason: string; retrievability: number | null; minutes: number }[];
  limits: { newPerDay: number; minutesPerDay: number };
  done: { reviews: number; new: number; minutes: number };
}

interface Walked {
  readonly day: string;
  readonly phase: 'before' | 'window' | 'none';
  readonly reasons: ReadonlySet<string>;
  readonly done: DayBody['done'];
  readonly minutesPerDay: number;
}

const questionCount = 14;
const interviewDay = '2026-03-18';

describe('a learner who has an interview in sixteen days', () => {
  let app: TestApp;
  let learner: SignedUp;
  let questions: string[];
  let goalId: string;
  const days: Walked[] = [];
  const random = seededRandom(1);

  beforeAll(async () => {
    app = await startTestApp();
    questions = await importQuestions(app, 'interview', questionCount, { timeLimitMinutes: 10 });
    learner = await startPractising(app);
    const [bank] = await app.dataSource.query<{ id: string }[]>(
      `SELECT bank_id AS id FROM question WHERE id = $1`,
      [questions[0]],
    );
    const goal = { interviewDay, minutesPerDay: 50, bankIds: [bank?.id] };
    const made = await app.http.post('/v1/interview-goals').set(learner.auth).send(goal);
    goalId = (made.body as { id: string }).id;
  });
  afterAll(() => app.close());

  async function queue(): Promise<DayBody> {
    const response = await app.http.get('/v1/queue?limit=100').set(learner.auth);
    if (response.status !== 200) throw new Error(response.text);
    return response.body as DayBody;
  }

  /** Four answers of five go well, and every step does. */
  async function answer({ questionId, reason }: DayBody['items'][number]): Promise<void> {
    const rating = reason === 'learning-step' || random() < 0.8 ? 3 : 1;
    const response = await postReview(app, learner, review(questionId, rating));
    if (response.status !== 201) throw new Error(response.text);
    app.clock.advance({ minutes: 16 });
  }

  async function practise(day: string): Promise<Walked> {
    app.clock.set(`${day}T09:00:00.000Z`);
    const reasons = new Set<string>();
    for (;;) {
      const { goal, items, limits, done } = await queue();
      const [first] = items;
      if (first === undefined) {
        const ahead = goal?.isInWindow === true ? 'window' : 'before';
        const phase = goal === null ? 'none' : ahead;
        return { day, phase, reasons, done, minutesPerDay: limits.minutesPerDay };
      }
      reasons.add(first.reason);
      await answer(first);
    }
  }

  it('practises what the queue asks, up to the eve', async () => {
    for (let date = 2; date < 18; date += 1) {
      days.push(await practise(`2026-03-${String(date).padStart(2, '0')}`));
    }
    // A round takes three days at fifty minutes, and one is spare.
    const phases = days.map(({ phase }) => phase);
    expect(phases).toEqual([
      ...Array<string>(12).fill('before'),
      ...Array<string>(4).fill('window'),
    ]);
  });

  it('never does more in a day than the goal was given', () => {
    for (const { done, minutesPerDay } of days) {
      expect(minutesPerDay).toBe(50);
      expect(done.minutes).toBeLessThanOrEqual(50);
    }
  });

  it('meets the questions of the interview at its pace, and nothing else', async () => {
    const met = days.map(({ done }) => done.new);
    expect(met.slice(0, 7)).toEqual([2, 2, 2, 1, 1, 1, 1]);
    expect(met.reduce((sum, count) => sum + count, 0)).toBe(questionCount);
    const { data } = (await app.http.get('/v1/cards?limit=100').set(learner.auth)).body as {
      data: { questionId: string }[];
    };
    expect(data.map(({ questionId }) => questionId).toSorted()).toEqual(questions.toSorted());
  });

  it('looks at things again before they are due in the window, and only there', () => {
    for (const { phase, reasons } of days) {
      if (phase === 'before') expect(reasons).not.toContain('goal-review');
    }
    const inWindow = days.filter(({ phase }) => phase === 'window');
    expect(inWindow.some(({ reasons }) => reasons.has('goal-review'))).toBe(true);
    expect(inWindow.every(({ done }) => done.reviews > 0)).toBe(true);
  });

  it('recalls what it promised on the day', async () => {
    app.clock.set(`${interviewDay}T09:00:00.000Z`);
    const recalls: number[] = [];
    for (const questionId of questions) {
      const preview = await app.http.get(`/v1/cards/${questionId}/preview`).set(learner.auth);
      recalls.push((preview.body as { retrievability: number }).retrievability);
    }
    const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
    expect(mean).toBeGreaterThan(0.95);
    expect(Math.min(...recalls)).toBeGreaterThan(0.9);
  });

  it('is back to normal from that day on', async () => {
    const { goal, limits, items } = await queue();
    expect(goal).toBeNull();
    expect(limits).toMatchObject({ newPerDay: 3, minutesPerDay: 30 });
    expect(items.filter(({ reason }) => reason === 'goal-review')).toEqual([]);
    const fresh = items.filter(({ reason }) => reason === 'new');
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.every(({ questionId }) => !questions.includes(questionId))).toBe(true);
    const stored = await app.http.get(`/v1/interview-goals/${goalId}`).set(learner.auth);
    expect(stored.body).toMatchObject({ archivedAt: null, version: 1 });
  });

  it('has cards that know of no goal', async () => {
    expect(await expectCardsToEqualTheirReplay(app, learner.id)).toBeGreaterThan(40);
  });
});
