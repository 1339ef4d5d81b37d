import type { PredictedReview } from './drop-outliers.js';
import { dropOutliers } from './drop-outliers.js';

/** How well the model predicted a log. Both measures are 0 for a model that knows the future. */
export interface ModelEvaluation {
  /** Mean surprise in nats; a constant guess of .5 scores 0.693. */
  readonly logLoss: number;
  /** Root of the mean squared difference between predicted and actual recall, over bins of like reviews. */
  readonly rmseBins: number;
  /** Reviews it was measured on. */
  readonly reviews: number;
  /** Reviews left out as outliers. */
  readonly outliers: number;
}

/** The library rounds probabilities to eight decimals: a certainty that failed is not infinitely wrong. */
const leastProbability = 1e-8;

/**
 * What the `evaluate` of fsrs-rs gives, which Anki and the optimiser report: outliers aside, later
 * reviews weigh up to four times as much as the earliest, because the model is to fit who the learner
 * is now. Null without a review to measure on. `reviews` are oldest first.
 * @see https://github.com/open-spaced-repetition/fsrs-rs (`evaluate`, `r_matrix_index`, 6.5)
 */
export function evaluatePredictions(reviews: readonly PredictedReview[]): ModelEvaluation | null {
  const judged = dropOutliers(reviews);
  if (judged.length === 0) return null;
  const bins = new Map<string, Bin>();
  let surprise = 0;
  let totalWeight = 0;
  for (const [index, review] of judged.entries()) {
    const weight = recencyWeight(index, judged.length);
    const { recall } = review.prediction;
    const recalled = review.rating > 1;
    surprise -= weight * Math.log(Math.max(recalled ? recall : 1 - recall, leastProbability));
    totalWeight += weight;
    const bin = binAt(bins, binOf(review));
    bin.predicted += recall;
    bin.recalled += recalled ? 1 : 0;
    bin.reviews += 1;
    bin.weight += weight;
  }
  const squares = Array.from(bins.values(), ({ predicted, recalled, reviews: count, weight }) => {
    return weight * ((predicted - recalled) / count) ** 2;
  });
  return {
    logLoss: surprise / totalWeight,
    rmseBins: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / totalWeight),
    reviews: judged.length,
    outliers: reviews.length - judged.length,
  };
}

interface Bin {
  predicted: number;
  recalled: number;
  reviews: number;
  weight: number;
}

function binAt(bins: Map<string, Bin>, key: string): Bin {
  const known = bins.get(key);
  if (known !== undefined) return known;
  const made = { predicted: 0, recalled: 0, reviews: 0, weight: 0 };
  bins.set(key, made);
  return made;
}

/** .25 for the oldest, 1 for the newest, and most of the rise at the end. */
function recencyWeight(index: number, count: number): number {
  return 0.25 + 0.75 * (index / Math.max(count - 1, 1)) ** 3;
}

/** Reviews are alike when the days since the last, the number of reviews and the lapses are. */
function binOf({ prediction }: PredictedReview): string {
  const { deltaDays, interDayReviews, interDayLapses } = prediction;
  return [
    Math.round(248 * power(3.62, deltaDays)),
    Math.round(1.99 * power(1.89, interDayReviews + 1)),
    interDayLapses === 0 ? 0 : Math.round(1.65 * power(1.73, interDayLapses)),
  ].join('/');
}

/** The highest power of the base that is not over the value. */
function power(base: number, value: number): number {
  return base ** Math.floor(Math.log(value) / Math.log(base));
}
