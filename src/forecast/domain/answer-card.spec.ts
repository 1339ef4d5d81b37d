import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../scheduling/domain/add-days.js';
import type { Card } from '../../scheduling/domain/card.js';
import { dueRange } from '../../scheduling/domain/due-range.js';
import { newCard } from '../../scheduling/domain/new-card.js';
import { rateCard } from '../../scheduling/domain/rate-card.js';
import { RATINGS } from '../../scheduling/domain/review-event.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../scheduling/domain/scheduling-parameters.js';
import { answerCard } from './answer-card.js';
import { simulatedCard } from './simulated-card.js';

const start = { today: '2026-03-02', dayStart: new Date('2026-03-02T04:00:00Z') };
const question = { questionId: 'q', minutes: 5, family: 'q', interviews: [] };
const fresh = newCard({ learnerId: 'l', questionId: 'q' });
const instantAt = (at: number): Date => new Date(start.dayStart.getTime() + at * 86_400_000);

/** The same review by the model: the card after it, and the days it may come back on. */
function answerModel(
  card: Card,
  rating: (typeof RATINGS)[number],
  at: number,
  parameters = DEFAULT_SCHEDULING_PARAMETERS,
) {
  const review = {
    rating,
    studyDay: addDays(start.today, Math.floor(at)),
    occurredAt: instantAt(at),
  };
  return { after: rateCard(card, review, parameters), range: dueRange(card, review, parameters) };
}

describe('answerCard', () => {
  it('leads a first Good out of the step, and a lapse into relearning', () => {
    const card = simulatedCard(fresh, question, start);
    expect(answerCard(card, 3, 0.5, DEFAULT_SCHEDULING_PARAMETERS)).toEqual({ from: 2, to: 2 });
    expect(card).toMatchObject({ state: 'review', stability: 2.3065, reps: 1, lastReviewDay: 0 });
    expect(answerCard(card, 1, 2.5, DEFAULT_SCHEDULING_PARAMETERS)).toBeNull();
    expect(card).toMatchObject({ state: 'relearning', step: 0, lapses: 1, lastReviewDay: 2 });
    expect(card.dueAt).toBeCloseTo(2.5 + 15 / 1440, 10);
  });

  it('does to a card what the model does, over any course of reviews', () => {
    const steps = fc.constantFrom<number[]>([], [15], [10, 600]);
    fc.assert(
      fc.property(
        fc.array(fc.record({ rating: fc.constantFrom(...RATINGS), days: fc.nat(30) }), {
          maxLength: 12,
        }),
        fc.record({
          learningStepsMinutes: steps,
          relearningStepsMinutes: steps,
          maximumIntervalDays: fc.constantFrom(5, 30, 365),
          fuzz: fc.boolean(),
          suspendsLeeches: fc.boolean(),
        }),
        (reviews, changes) => {
          const parameters = { ...DEFAULT_SCHEDULING_PARAMETERS, ...changes };
          const simulated = simulatedCard(fresh, question, start);
          let card: Card = fresh;
          let at = 0.25;
          for (const { rating, days } of reviews) {
            at += days + 1 / 64;
            const { after, range } = answerModel(card, rating, at, parameters);
            const free = answerCard(simulated, rating, at, parameters);
            card = after;
            expect(free === null).toBe(after.state !== 'review');
            if (range !== null && free !== null) {
              const day = Math.floor(at);
              expect(addDays(start.today, day + free.from)).toBe(range.from);
              expect(addDays(start.today, day + free.to)).toBe(range.to);
            }
            const { dueAt, lastReviewAt, ...rest } = simulatedCard(card, question, start);
            // Which day of the range it comes back on is chosen elsewhere.
            expect(simulated).toMatchObject({ ...rest, dueDay: simulated.dueDay });
            if (card.dueAt !== null) expect(simulated.dueAt).toBeCloseTo(dueAt, 6);
            expect(simulated.lastReviewAt).toBeCloseTo(lastReviewAt, 6);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
