import { describe, expect, it } from '@jest/globals';
import { foldEvents } from '../../scheduling/domain/fold-events.js';
import { retrievabilityAfter } from '../../scheduling/domain/fsrs.js';
import type { Rating, ReviewEvent } from '../../scheduling/domain/review-event.js';
import { FIRST_SCHEDULING_PARAMETERS as P } from '../../scheduling/domain/scheduling-parameters.js';
import { listCountedReviews } from './list-counted-reviews.js';

const weights = P.weights.map((weight, index) => (index === 20 ? 0.5 : weight));
const parametersOf = (version: number) => (version === 1 ? { ...P, weights } : P);

function on(instant: string) {
  const occurredAt = new Date(instant);
  const place = { id: instant, occurredAt, receivedAt: occurredAt, studyDay: instant.slice(0, 10) };
  const owner = { learnerId: 'ada', questionId: 'cap', zone: 'UTC' };
  return { ...owner, ...place, durationMs: 30_000, parametersVersion: 0 };
}

function review(instant: string, rating: Rating, parametersVersion = 0): ReviewEvent {
  const origin = { source: 'self', attemptId: null, policy: null, dueDay: null } as const;
  return { ...on(instant), kind: 'review', rating, ...origin, parametersVersion };
}

const list = (...events: ReviewEvent[]) =>
  listCountedReviews(foldEvents(events, parametersOf), parametersOf);

const first = review('2024-05-01T10:00Z', 3);
const again = review('2024-05-01T10:05Z', 1);
const second = review('2024-05-03T10:00Z', 1);
const third = review('2024-05-04T10:00Z', 3);

describe('listCountedReviews', () => {
  it('tells what the model said before each review of a later day', () => {
    const reviews = list(first, again, second, third);
    expect(reviews.map(({ prediction }) => prediction)).toEqual([
      null,
      null,
      expect.objectContaining({ deltaDays: 2, interDayReviews: 1, interDayLapses: 0 }),
      expect.objectContaining({ deltaDays: 1, interDayReviews: 2, interDayLapses: 1 }),
    ]);
    // What the card was first answered with, and the two days until it was asked on another one.
    expect(reviews[3]?.prediction).toMatchObject({ firstRating: 3, firstDeltaDays: 2 });
    expect(reviews.map(({ isFirstOfDay }) => isFirstOfDay)).toEqual([true, false, true, true]);
  });

  it('predicts from the memory of then, on whole days, by the weights of the review itself', () => {
    const late = review('2024-05-03T23:59Z', 3, 1);
    const { card } = foldEvents([first], parametersOf);
    expect(list(first, late)[1]?.prediction?.recall).toBe(
      retrievabilityAfter(weights, 2, Number(card.stability)),
    );
  });

  it('knows the interval a card waited for, and that in a step it waits for none', () => {
    const intervals = list(first, second, third).map(({ intervalDays }) => intervalDays);
    expect(intervals).toEqual([null, 2, null]);
  });

  it('leaves out what did not move memory or was taken back', () => {
    const soon = review('2024-05-01T10:00:30Z', 4);
    const practice: ReviewEvent = {
      ...on('2024-05-02T10:00Z'),
      kind: 'practice',
      rating: 1,
      attemptId: null,
    };
    const taken: ReviewEvent = { ...on('2024-05-09T10:00Z'), kind: 'void', targetId: third.id };
    const counted = list(first, soon, practice, second, third, taken);
    expect(counted.map(({ id }) => id)).toEqual([first.id, second.id]);
  });

  it('counts a corrected rating, wherever a rating is looked at', () => {
    const correct = (targetId: string, rating: Rating): ReviewEvent => ({
      ...on(`2024-06-01T10:0${rating}Z`),
      kind: 'correction',
      source: 'peer',
      targetId,
      rating,
    });
    const reviews = list(first, second, third, correct(first.id, 4), correct(second.id, 2));
    expect(reviews.map(({ rating }) => rating)).toEqual([4, 2, 3]);
    expect(reviews[2]?.prediction).toMatchObject({ firstRating: 4, interDayLapses: 0 });
  });

  it('begins anew when the learner has a card forget', () => {
    const forget: ReviewEvent = { ...on('2024-05-05T10:00Z'), kind: 'forget' };
    const anew = [review('2024-05-08T10:00Z', 2), review('2024-05-12T10:00Z', 3)];
    const reviews = list(first, second, forget, ...anew);
    expect(reviews[2]?.prediction).toBeNull();
    expect(reviews[3]?.prediction).toMatchObject({
      deltaDays: 4,
      interDayReviews: 1,
      interDayLapses: 0,
      firstRating: 2,
      firstDeltaDays: 4,
    });
  });
});
