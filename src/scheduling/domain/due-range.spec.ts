import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from './add-days.js';
import type { Card } from './card.js';
import { daysBetween } from './days-between.js';
import { dueRange } from './due-range.js';
import { newCard } from './new-card.js';
import { rateCard } from './rate-card.js';
import { RATINGS } from './review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';

const P = DEFAULT_SCHEDULING_PARAMETERS;
const inReview: Card = {
  ...newCard({ learnerId: 'ada', questionId: 'cap' }),
  state: 'review',
  stability: 10,
  difficulty: 5,
  dueDay: '2024-05-11',
  intervalDays: 10,
  reps: 3,
  lastReviewAt: new Date('2024-05-01T10:00Z'),
  lastReviewDay: '2024-05-01',
  introducedDay: '2024-04-01',
};
const on = (studyDay: string) => ({ studyDay, occurredAt: new Date(`${studyDay}T10:00Z`) });

describe('dueRange', () => {
  it('is nothing where the review leads into a step or leaves no choice', () => {
    expect(dueRange(inReview, { ...on('2024-05-11'), rating: 1 }, P)).toBeNull();
    const still = { ...P, fuzz: false };
    expect(dueRange(inReview, { ...on('2024-05-11'), rating: 3 }, still)).toBeNull();
  });

  it('is met by a chosen day inside and not by one outside', () => {
    const review = { ...on('2024-05-11'), rating: 3 as const };
    const range = dueRange(inReview, review, P);
    if (range === null) throw new Error('Good leaves a choice');
    expect(daysBetween(range.from, range.to)).toBeGreaterThan(3);
    for (const dueDay of [range.from, range.to]) {
      const card = rateCard(inReview, { ...review, dueDay }, P);
      expect([card.dueDay, card.intervalDays]).toEqual([dueDay, daysBetween('2024-05-11', dueDay)]);
    }
    for (const dueDay of [addDays(range.from, -1), addDays(range.to, 1)]) {
      const card = rateCard(inReview, { ...review, dueDay }, P);
      expect(card).toEqual(rateCard(inReview, review, P));
      expect(range.from <= (card.dueDay ?? '') && (card.dueDay ?? '') <= range.to).toBe(true);
    }
  });

  it('lets no better rating come back sooner, and nothing after the maximum', () => {
    const memory = fc.record({
      stability: fc.double({ min: 0.5, max: 400, noNaN: true }),
      difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
      late: fc.integer({ min: 0, max: 60 }),
      maximumIntervalDays: fc.constantFrom(7, 30, 365),
    });
    fc.assert(
      fc.property(memory, ({ stability, difficulty, late, maximumIntervalDays }) => {
        const card = { ...inReview, stability, difficulty };
        const moment = on(addDays('2024-05-11', late));
        const parameters = { ...P, maximumIntervalDays, relearningStepsMinutes: [] };
        const spans = RATINGS.filter((rating) => rating > 1).map((rating) => {
          const { intervalDays } = rateCard(card, { ...moment, rating }, parameters);
          const range = dueRange(card, { ...moment, rating }, parameters);
          const from = range === null ? intervalDays : daysBetween(moment.studyDay, range.from);
          const to = range === null ? intervalDays : daysBetween(moment.studyDay, range.to);
          expect(from).toBeLessThanOrEqual(intervalDays);
          expect(to).toBeGreaterThanOrEqual(intervalDays);
          expect(to).toBeLessThanOrEqual(maximumIntervalDays);
          return { from, to, intervalDays };
        });
        for (const [index, span] of spans.entries()) {
          const better = spans[index + 1] ?? span;
          expect(better.intervalDays).toBeGreaterThanOrEqual(span.intervalDays);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
