import { describe, expect, it } from '@jest/globals';
import { predictedReview } from '../../../test/support/counted-review.js';
import type { PredictedReview } from './drop-outliers.js';
import { evaluatePredictions } from './evaluate-predictions.js';

/** Later reviews of cards whose first interval lies before: none of them can be an outlier. */
const later = (recall: number, rating: 1 | 3, more: object = {}): PredictedReview =>
  predictedReview({ recall, interDayReviews: 2, deltaDays: 3, ...more }, { rating });

describe('evaluatePredictions', () => {
  it('weighs the newest review four times as much as the oldest', () => {
    const evaluation = evaluatePredictions([later(0.9, 3), later(0.6, 1)]);
    const surprise = -(0.25 * Math.log(0.9) + Math.log(0.4)) / 1.25;
    expect(evaluation?.logLoss).toBeCloseTo(surprise, 12);
    // One bin: the means are .75 and .5, and every weight cancels out.
    expect(evaluation?.rmseBins).toBeCloseTo(0.25, 12);
    expect(evaluation).toMatchObject({ reviews: 2, outliers: 0 });
  });

  it.each([
    ['the days since the last review', { deltaDays: 13 }, { deltaDays: 14 }],
    ['the number of reviews', { interDayReviews: 2 }, { interDayReviews: 3 }],
    ['the lapses', { interDayLapses: 0 }, { interDayLapses: 1 }],
    ['more lapses', { interDayLapses: 1 }, { interDayLapses: 2 }],
  ])('tells reviews apart by %s', (_, one, other) => {
    const evaluation = evaluatePredictions([later(0.9, 3, one), later(0.6, 1, other)]);
    // Each by itself: differences of .1 and .6 with the weights .25 and 1.
    expect(evaluation?.rmseBins).toBeCloseTo(Math.sqrt((0.25 * 0.01 + 0.36) / 1.25), 12);
  });

  it.each([
    ['4 days to 13', { deltaDays: 4 }, { deltaDays: 13 }],
    ['3 reviews to 5', { interDayReviews: 3 }, { interDayReviews: 5 }],
    ['2 lapses', { interDayLapses: 2 }, { interDayLapses: 2 }],
  ])('holds %s to be alike', (_, one, other) => {
    const evaluation = evaluatePredictions([later(0.9, 3, one), later(0.6, 1, other)]);
    expect(evaluation?.rmseBins).toBeCloseTo(0.25, 12);
  });

  it('stays finite when a certainty fails', () => {
    expect(evaluatePredictions([later(1, 1)])?.logLoss).toBeCloseTo(-Math.log(1e-8), 12);
  });

  it('says how many it left out, and nothing at all about nothing', () => {
    const outliers = Array.from({ length: 5 }, () => predictedReview());
    expect(evaluatePredictions([...outliers, later(0.9, 3, { firstDeltaDays: 9 })])).toMatchObject({
      reviews: 1,
      outliers: 5,
    });
    expect(evaluatePredictions(outliers)).toBeNull();
    expect(evaluatePredictions([])).toBeNull();
  });
});
