import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { State, createEmptyCard, fsrs } from 'ts-fsrs';
import type { Card } from './card.js';
import { newCard } from './new-card.js';
import { rateCard } from './rate-card.js';
import type { Rating } from './review-event.js';
import { FIRST_SCHEDULING_PARAMETERS } from './scheduling-parameters.js';
import type { SchedulingParameters } from './scheduling-parameters.js';

const P = FIRST_SCHEDULING_PARAMETERS;
const fresh = newCard({ learnerId: 'ada', questionId: 'cap' });
const at = (instant: string, rating: Rating) => ({
  rating,
  occurredAt: new Date(instant),
  studyDay: instant.slice(0, 10),
});
const inReview: Card = {
  ...fresh,
  state: 'review',
  stability: 10,
  difficulty: 5,
  dueDay: '2024-05-11',
  intervalDays: 10,
  reps: 3,
  lapses: 1,
  lastReviewAt: new Date('2024-05-01T10:00Z'),
  lastReviewDay: '2024-05-01',
  introducedDay: '2024-04-20',
};
const inStep: Card = {
  ...inReview,
  state: 'relearning',
  stability: 2,
  dueDay: null,
  dueAt: new Date('2024-05-01T10:15Z'),
  intervalDays: 0,
  step: 0,
};

function place({ state, dueDay, dueAt, intervalDays, step }: Card) {
  return { state, due: dueDay ?? dueAt?.toISOString(), intervalDays, step };
}

describe('rateCard, a new card', () => {
  it.each<[string, Rating, ReturnType<typeof place>]>([
    ['Again', 1, { state: 'learning', due: '2024-05-01T10:15:00.000Z', intervalDays: 0, step: 0 }],
    ['Hard', 2, { state: 'learning', due: '2024-05-01T10:22:30.000Z', intervalDays: 0, step: 0 }],
    ['Good', 3, { state: 'review', due: '2024-05-03', intervalDays: 2, step: null }],
    ['Easy', 4, { state: 'review', due: '2024-05-09', intervalDays: 8, step: null }],
  ])('%s', (_name, rating, expected) => {
    const card = rateCard(fresh, at('2024-05-01T10:00Z', rating), P);
    expect(place(card)).toEqual(expected);
    expect([card.reps, card.lapses]).toEqual([1, 0]);
    expect([card.introducedDay, card.lastReviewDay]).toEqual(['2024-05-01', '2024-05-01']);
    expect(card.lastReviewAt).toEqual(new Date('2024-05-01T10:00Z'));
  });

  it('goes straight to days when there are no learning steps, Again included', () => {
    const none = { ...P, learningStepsMinutes: [] };
    const rated = ([1, 2, 3, 4] as const).map((rating) =>
      rateCard(fresh, at('2024-05-01T10:00Z', rating), none),
    );
    expect(rated.map(({ state }) => state)).toEqual(['review', 'review', 'review', 'review']);
    expect(rated.map(({ intervalDays }) => intervalDays)).toEqual([1, 1, 2, 8]);
    expect(rated.map(({ lapses }) => lapses)).toEqual([0, 0, 0, 0]);
  });
});

describe('rateCard, a card in review', () => {
  it.each<[string, Rating, ReturnType<typeof place>, number]>([
    [
      'Again',
      1,
      { state: 'relearning', due: '2024-05-11T10:15:00.000Z', intervalDays: 0, step: 0 },
      2,
    ],
    ['Hard', 2, { state: 'review', due: '2024-06-03', intervalDays: 23, step: null }, 1],
    ['Good', 3, { state: 'review', due: '2024-06-12', intervalDays: 32, step: null }, 1],
    ['Easy', 4, { state: 'review', due: '2024-07-01', intervalDays: 51, step: null }, 1],
  ])('%s when it is due', (_name, rating, expected, lapses) => {
    const card = rateCard(inReview, at('2024-05-11T10:00Z', rating), P);
    expect(place(card)).toEqual(expected);
    expect([card.reps, card.lapses, card.introducedDay]).toEqual([4, lapses, '2024-04-20']);
  });

  it('stays in review after a lapse when there are no relearning steps', () => {
    const none = { ...P, relearningStepsMinutes: [] };
    const card = rateCard(inReview, at('2024-05-11T10:00Z', 1), none);
    expect(place(card)).toEqual({
      state: 'review',
      due: '2024-05-12',
      intervalDays: 1,
      step: null,
    });
    expect(card.lapses).toBe(2);
  });

  it.each([
    [40, [23, 32, 40]],
    [21, [21, 21, 21]],
    [1, [1, 1, 1]],
  ])('never waits more than a maximum of %i days', (maximumIntervalDays, expected) => {
    const days = ([2, 3, 4] as const).map((rating) => {
      const parameters = { ...P, maximumIntervalDays };
      return rateCard(inReview, at('2024-05-11T10:00Z', rating), parameters).intervalDays;
    });
    expect(days).toEqual(expected);
  });

  it('takes an earlier study day, after a flight westwards, as the same one', () => {
    const sameDay = rateCard(inReview, at('2024-05-01T20:00Z', 3), P);
    const dayBefore = rateCard(
      inReview,
      { ...at('2024-05-01T20:00Z', 3), studyDay: '2024-04-30' },
      P,
    );
    expect(dayBefore.stability).toBe(sameDay.stability);
    expect(dayBefore.lastReviewDay).toBe('2024-04-30');
  });
});

describe('rateCard, a card in a relearning step', () => {
  it.each<[string, Rating, ReturnType<typeof place>]>([
    [
      'Again',
      1,
      { state: 'relearning', due: '2024-05-01T10:31:00.000Z', intervalDays: 0, step: 0 },
    ],
    ['Hard', 2, { state: 'relearning', due: '2024-05-01T10:38:30.000Z', intervalDays: 0, step: 0 }],
    ['Good', 3, { state: 'review', due: '2024-05-03', intervalDays: 2, step: null }],
    ['Easy', 4, { state: 'review', due: '2024-05-04', intervalDays: 3, step: null }],
  ])('%s', (_name, rating, expected) => {
    const card = rateCard(inStep, at('2024-05-01T10:16Z', rating), P);
    expect(place(card)).toEqual(expected);
    expect(card.lapses).toBe(1);
  });

  it('waits a day more for Easy than for Good, even where both round to one', () => {
    const frail = { ...inStep, stability: 0.5 };
    const [good, easy] = ([3, 4] as const).map((rating) =>
      rateCard(frail, at('2024-05-01T10:16Z', rating), P),
    );
    expect([good?.intervalDays, easy?.intervalDays]).toEqual([1, 2]);
    expect(easy?.stability).toBeLessThan(1);
  });

  it('goes through two steps', () => {
    const two: SchedulingParameters = { ...P, relearningStepsMinutes: [10, 60] };
    const second = rateCard(inStep, at('2024-05-01T10:16Z', 3), two);
    expect(place(second)).toEqual({
      state: 'relearning',
      due: '2024-05-01T11:16:00.000Z',
      intervalDays: 0,
      step: 1,
    });
    expect(rateCard(second, at('2024-05-01T11:20Z', 3), two).state).toBe('review');
  });
});

describe('rateCard and the library', () => {
  /** Noon UTC keeps the library's UTC days and ours the same; its day-and-minute rounding is undone. */
  const library = fsrs({
    learning_steps: ['15m'],
    relearning_steps: ['15m'],
    maximum_interval: 36_500,
  });
  const parameters = { ...P, maximumIntervalDays: 36_500 };
  const STATES = {
    [State.New]: 'new',
    [State.Learning]: 'learning',
    [State.Review]: 'review',
    [State.Relearning]: 'relearning',
  };
  const reviews = fc.array(
    fc.record({
      days: fc.integer({ min: 0, max: 400 }),
      rating: fc.constantFrom<Rating>(1, 2, 3, 4),
    }),
    { maxLength: 30 },
  );

  it('agree on state, memory, counts and intervals through any history', () => {
    fc.assert(
      fc.property(reviews, (history) => {
        let ms = Date.parse('2024-01-01T12:00Z');
        let ours = fresh;
        let theirs = createEmptyCard(new Date(ms));
        for (const { days, rating } of history) {
          ms += days * 86_400_000;
          const occurredAt = new Date(ms);
          // The library gives Easy out of a step no day more than Good; only there do intervals differ.
          const isComparable = rating !== 4 || theirs.state === State.Review;
          const studyDay = occurredAt.toISOString().slice(0, 10);
          ours = rateCard(ours, { rating, occurredAt, studyDay }, parameters);
          theirs = library.next(theirs, occurredAt, rating).card;
          expect([ours.state, ours.stability, ours.difficulty, ours.reps, ours.lapses]).toEqual([
            STATES[theirs.state],
            theirs.stability,
            theirs.difficulty,
            theirs.reps,
            theirs.lapses,
          ]);
          if (isComparable) expect(ours.intervalDays).toBe(theirs.scheduled_days);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keep better ratings from waiting less, and all within the maximum', () => {
    fc.assert(
      fc.property(
        reviews,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 400 }),
        (history, maximumIntervalDays, lastGap) => {
          const limited = { ...P, maximumIntervalDays };
          let ms = Date.parse('2024-01-01T12:00Z');
          const rate = (card: Card, rating: Rating) => {
            const occurredAt = new Date(ms);
            const studyDay = occurredAt.toISOString().slice(0, 10);
            return rateCard(card, { rating, occurredAt, studyDay }, limited);
          };
          const card = history.reduce((before, { days, rating }) => {
            ms += days * 86_400_000;
            return rate(before, rating);
          }, fresh);
          ms += lastGap * 86_400_000;
          const days = ([1, 2, 3, 4] as const).map((rating) => rate(card, rating).intervalDays);
          expect(days).toEqual(days.toSorted((a, b) => a - b));
          expect(Math.max(...days)).toBeLessThanOrEqual(maximumIntervalDays);
        },
      ),
      { numRuns: 300 },
    );
  });
});
