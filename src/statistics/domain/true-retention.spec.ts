import { describe, expect, it } from '@jest/globals';
import { countedReview } from '../../../test/support/counted-review.js';
import { trueRetention } from './true-retention.js';

const nothing = { reviews: 0, passed: 0, rate: null };

describe('trueRetention', () => {
  it('tells young cards from mature ones', () => {
    const reviews = [
      countedReview({ intervalDays: 1, rating: 1 }),
      countedReview({ intervalDays: 20, rating: 2 }),
      countedReview({ intervalDays: 20, rating: 3 }),
      countedReview({ intervalDays: 21, rating: 4 }),
    ];
    expect(trueRetention(reviews)).toEqual({
      young: { reviews: 3, passed: 2, rate: 2 / 3 },
      mature: { reviews: 1, passed: 1, rate: 1 },
      all: { reviews: 4, passed: 3, rate: 0.75 },
    });
  });

  it('looks at the first review of a card on a day, and not into steps', () => {
    const reviews = [
      countedReview({ intervalDays: 5, isFirstOfDay: false }),
      countedReview({ intervalDays: null }),
    ];
    expect(trueRetention(reviews)).toEqual({ young: nothing, mature: nothing, all: nothing });
  });
});
