import type { PredictedReview } from './drop-outliers.js';

/** Predicted and actual recall over some reviews. */
export interface RecallComparison {
  readonly reviews: number;
  /** Mean predicted recall; null without reviews. */
  readonly predicted: number | null;
  /** The share that was recalled; null without reviews. */
  readonly actual: number | null;
}

/** What the model expected of some reviews, and what came of them. Every review counts the same. */
export function compareRecall(reviews: readonly PredictedReview[]): RecallComparison {
  const count = reviews.length;
  if (count === 0) return { reviews: 0, predicted: null, actual: null };
  const expected = reviews.reduce((sum, { prediction }) => sum + prediction.recall, 0);
  const recalled = reviews.filter(({ rating }) => rating > 1).length;
  return { reviews: count, predicted: expected / count, actual: recalled / count };
}
