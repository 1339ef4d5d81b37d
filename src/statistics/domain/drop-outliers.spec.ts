import { describe, expect, it } from '@jest/globals';
import { predictedReview } from '../../../test/support/counted-review.js';
import type { Prediction } from './counted-review.js';
import { dropOutliers, type PredictedReview } from './drop-outliers.js';

function times(count: number, prediction: Partial<Prediction>): PredictedReview[] {
  return Array.from({ length: count }, () => predictedReview(prediction));
}

const daysOf = (reviews: readonly PredictedReview[]): Record<string, number> =>
  Object.fromEntries(
    Array.from(
      Map.groupBy(
        reviews,
        ({ prediction }) => `${prediction.firstRating}: ${prediction.deltaDays}`,
      ),
      ([key, group]) => [key, group.length],
    ),
  );

describe('dropOutliers', () => {
  it('drops the rarest first intervals, up to twenty reviews of a rating', () => {
    const reviews = [
      ...times(30, { deltaDays: 3 }),
      ...times(11, { deltaDays: 4 }),
      ...times(9, { deltaDays: 7 }),
    ];
    // Nine are under twenty, eleven more are not: they stay, as six or more.
    expect(daysOf(dropOutliers(reviews))).toEqual({ '3: 3': 30, '3: 4': 11 });
  });

  it('drops a twentieth where that is more', () => {
    const reviews = [...times(970, { deltaDays: 3 }), ...times(30, { deltaDays: 4 })];
    expect(daysOf(dropOutliers(reviews))).toEqual({ '3: 3': 970 });
  });

  it('drops all when there is next to nothing', () => {
    expect(dropOutliers(times(19, { deltaDays: 3 }))).toEqual([]);
    expect(dropOutliers(times(20, { deltaDays: 3 }))).toHaveLength(20);
  });

  it('drops first intervals that are too long, and after Easy only much later', () => {
    const reviews = [
      ...times(40, { deltaDays: 101, firstRating: 3 }),
      ...times(40, { deltaDays: 100, firstRating: 1 }),
      ...times(40, { deltaDays: 365, firstRating: 4 }),
      ...times(40, { deltaDays: 366, firstRating: 4 }),
    ];
    expect(daysOf(dropOutliers(reviews))).toEqual({ '1: 100': 40, '4: 365': 40 });
  });

  it('drops the later reviews of the same cards with them', () => {
    const later = { interDayReviews: 2, deltaDays: 8 };
    const reviews = [
      ...times(40, { deltaDays: 3 }),
      ...times(5, { deltaDays: 9 }),
      predictedReview({ ...later, firstDeltaDays: 3 }),
      predictedReview({ ...later, firstDeltaDays: 9 }),
      // Its first interval ended before these reviews begin, so nobody can call it odd.
      predictedReview({ ...later, firstDeltaDays: 200 }),
    ];
    const kept = dropOutliers(reviews).slice(40);
    expect(kept.map(({ prediction }) => prediction.firstDeltaDays)).toEqual([3, 200]);
  });

  it('puts first intervals before all others, the rarest of the lowest rating in front', () => {
    const reviews = [
      predictedReview({ interDayReviews: 2, firstDeltaDays: 3 }),
      ...times(30, { deltaDays: 3 }),
      ...times(25, { deltaDays: 2 }),
      ...times(22, { deltaDays: 1, firstRating: 1 }),
    ];
    const order = dropOutliers(reviews).map(({ prediction }) => prediction.deltaDays);
    expect(order).toEqual([
      ...Array.from({ length: 22 }, () => 1),
      ...Array.from({ length: 25 }, () => 2),
      ...Array.from({ length: 31 }, () => 3),
    ]);
  });
});
