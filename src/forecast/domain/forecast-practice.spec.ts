import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anyLearner,
  candidate,
  cardInReview,
  goalOn,
  learnerWith,
  mostOn,
} from '../../../test/support/forecast-learner.js';
import { DEFAULT_PRACTICE_SETTINGS } from '../../scheduling/domain/practice-settings.js';
import { forecastPractice } from './forecast-practice.js';

const twenty = Array.from({ length: 20 }, (_, index) => candidate(index));

describe('forecastPractice', () => {
  it('of nothing to learn is nothing', () => {
    const { days, totals } = forecastPractice({ ...learnerWith({}), days: 3, runs: 10 });
    const none = { p10: 0, p50: 0, p90: 0 };
    expect(days.map(({ day }) => day)).toEqual(['2026-03-02', '2026-03-03', '2026-03-04']);
    expect(days[0]).toEqual({
      day: '2026-03-02',
      items: none,
      newItems: none,
      minutes: none,
      steps: none,
      backlog: none,
    });
    expect(totals).toMatchObject({ items: none, knowledge: none, recall: null });
  });

  it('introduces three questions a day until there are none', () => {
    const settings = { ...DEFAULT_PRACTICE_SETTINGS, minutesPerDay: 600 };
    const { days, totals } = forecastPractice({
      ...learnerWith({ candidates: twenty, settings }),
      days: 30,
      runs: 50,
    });
    const fresh = days.map(({ newItems }) => newItems.p50);
    expect(fresh.slice(0, 8)).toEqual([3, 3, 3, 3, 3, 3, 2, 0]);
    expect(totals.newItems).toEqual({ p10: 20, p50: 20, p90: 20 });
    expect(totals.recall?.p50).toBeGreaterThan(0.88);
    expect(totals.knowledge.p50).toBeCloseTo(20 * (totals.recall?.p50 ?? 0), 6);
  });

  it('says what is surely due, and works a backlog off within the day’s minutes', () => {
    const cards = Array.from({ length: 12 }, (_, index) =>
      cardInReview(`q${index}`, { dueDay: -5, lastReviewDay: -20, stability: 400 }),
    );
    const { days } = forecastPractice({ ...learnerWith({ cards }), days: 4, runs: 20 });
    expect(days.map(({ items }) => items.p90)).toEqual([5, 5, 2, 0]);
    expect(days.map(({ minutes }) => minutes.p90)).toEqual([30, 30, 12, 0]);
    expect(days.map(({ backlog }) => backlog.p50)).toEqual([7, 2, 0, 0]);
  });

  it('counts what today has seen already', () => {
    const candidates = twenty;
    const done = {
      ...cardInReview('new-0', { dueDay: 2, lastReviewDay: 0 }),
      introducedDay: '2026-03-02',
    };
    const { days } = forecastPractice({
      ...learnerWith({ candidates, cards: [done] }),
      days: 2,
      runs: 10,
    });
    expect(days.map(({ newItems }) => newItems.p50)).toEqual([2, 3]);
  });

  it('is the same for the same learner, and other chance gives another', () => {
    const learner = { ...learnerWith({ candidates: twenty }), days: 30, runs: 20 };
    const forecast = forecastPractice(learner);
    expect(forecastPractice(structuredClone(learner))).toEqual(forecast);
    expect(forecastPractice({ ...learner, seed: 99 })).not.toEqual(forecast);
  });

  it('plays a way the same in a longer forecast', () => {
    const learner = learnerWith({ candidates: twenty });
    const short = forecastPractice({ ...learner, days: 10, runs: 20 });
    const long = forecastPractice({ ...learner, days: 60, runs: 20 });
    expect(long.days.slice(0, 10)).toEqual(short.days);
  });

  it('goes by the interview ahead: all of it met, and more of it known that day', () => {
    const plain = learnerWith({ candidates: twenty });
    const goal = goalOn('2026-03-16');
    const questions = twenty.map((question) => ({ ...question, bankId: 'bank', skills: ['sql'] }));
    const aiming = { ...plain, questions, goals: [goal], days: 14, runs: 30 };
    const { totals } = forecastPractice(aiming);
    expect(totals.newItems.p10).toBe(20);
    expect(totals.peakMinutes.p90).toBeLessThanOrEqual(45);
    expect(totals.recall?.p50).toBeGreaterThan(0.96);
    const { totals: without } = forecastPractice({ ...aiming, goals: [] });
    expect(without.recall?.p50).toBeLessThan(0.95);
    expect(
      forecastPractice({ ...aiming, goals: [{ ...goal, archivedAt: plain.dayStart }] }),
    ).toEqual(forecastPractice({ ...aiming, goals: [] }));
  });

  it('never plans over what a day may hold', () => {
    fc.assert(
      fc.property(anyLearner, (learner) => {
        const { days } = forecastPractice({ ...learner, days: 20, runs: 3 });
        for (const { day, items, newItems, minutes } of days) {
          const limits = mostOn(learner, day);
          expect(minutes.p90).toBeLessThanOrEqual(limits.minutesPerDay);
          expect(newItems.p90).toBeLessThanOrEqual(limits.newPerDay);
          expect(items.p90).toBeLessThanOrEqual(limits.reviewsPerDay + limits.newPerDay);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives nothing new on a day to be kept free, and half on a reduced one', () => {
    const normal = 'normal' as const;
    const { days } = forecastPractice({
      ...learnerWith({
        candidates: twenty,
        settings: { ...DEFAULT_PRACTICE_SETTINGS, newPerDay: 4, minutesPerDay: 600 },
        weekdayLoads: [normal, 'minimum', 'reduced', normal, normal, normal, normal],
      }),
      days: 3,
      runs: 10,
    });
    expect(days.map(({ newItems }) => newItems.p90)).toEqual([4, 0, 2]);
  });
});
