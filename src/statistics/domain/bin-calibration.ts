import { compareRecall } from './compare-recall.js';
import type { RecallComparison } from './compare-recall.js';
import type { PredictedReview } from './drop-outliers.js';

/** The reviews whose predicted recall lay in one tenth of the scale. */
export interface CalibrationBin extends RecallComparison {
  /** Predictions from here on, … */
  readonly from: number;
  /** … to below here; the last bin holds 1 as well. */
  readonly to: number;
}

export const calibrationBins = 10;

/**
 * Predicted against actual recall, in ten equal parts of the scale: what the model calls 90 % should
 * come true nine times in ten. Every predicted review counts the same, outliers too.
 */
export function binCalibration(reviews: readonly PredictedReview[]): CalibrationBin[] {
  const byBin = Map.groupBy(reviews, ({ prediction }) =>
    Math.min(Math.floor(prediction.recall * calibrationBins), calibrationBins - 1),
  );
  return Array.from({ length: calibrationBins }, (_, index) => {
    const inside = byBin.get(index) ?? [];
    return {
      from: index / calibrationBins,
      to: (index + 1) / calibrationBins,
      ...compareRecall(inside),
    };
  });
}
