import type { CountedReview, Prediction } from '../../src/statistics/domain/counted-review.js';
import type { PredictedReview } from '../../src/statistics/domain/drop-outliers.js';

/** A review of a card that was asked on its day. */
export function countedReview(change: Partial<CountedReview> = {}): CountedReview {
  return {
    id: '01936b2e-7b3a-7c1f-9a55-3a1f0c9d2e11',
    occurredAt: new Date('2026-03-02T09:00:00Z'),
    studyDay: '2026-03-02',
    rating: 3,
    durationMs: 60_000,
    isFirstOfDay: true,
    intervalDays: 3,
    prediction: null,
    ...change,
  };
}

/** The same with what the model said before it: its card's first inter-day review, as expected. */
export function predictedReview(
  prediction: Partial<Prediction> = {},
  change: Partial<CountedReview> = {},
): PredictedReview {
  const { deltaDays = 3 } = prediction;
  return {
    ...countedReview(change),
    prediction: {
      recall: 0.9,
      deltaDays,
      interDayReviews: 1,
      interDayLapses: 0,
      firstRating: 3,
      firstDeltaDays: deltaDays,
      ...prediction,
    },
  };
}
