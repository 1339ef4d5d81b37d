import { describe, expect, it } from '@jest/globals';
import { predictedReview } from '../../../test/support/counted-review.js';
import { binCalibration } from './bin-calibration.js';

describe('binCalibration', () => {
  it('compares prediction and outcome in tenths', () => {
    const bins = binCalibration([
      predictedReview({ recall: 0.3 }),
      predictedReview({ recall: 0.92 }),
      predictedReview({ recall: 0.98 }, { rating: 1 }),
      predictedReview({ recall: 1 }, { rating: 2 }),
    ]);
    expect(bins).toHaveLength(10);
    expect(bins[2]).toEqual({ from: 0.2, to: 0.3, reviews: 0, predicted: null, actual: null });
    expect(bins[3]).toEqual({ from: 0.3, to: 0.4, reviews: 1, predicted: 0.3, actual: 1 });
    expect(bins[9]).toMatchObject({ from: 0.9, to: 1, reviews: 3, actual: 2 / 3 });
    expect(bins[9]?.predicted).toBeCloseTo(2.9 / 3, 12);
  });
});
