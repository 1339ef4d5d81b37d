import type { CountedReview, Prediction } from './counted-review.js';

/** A review whose outcome the model predicted. */
export type PredictedReview = CountedReview & { readonly prediction: Prediction };

const rarestReviews = 20;
const rarestShare = 1 / 20;
const fewestAlike = 6;
const longestDays = 100;
const longestDaysAfterEasy = 365;

/**
 * The reviews that FSRS evaluates a model on, in its order. What came of a card's first interval is
 * often odd at the edges: a deck imported with its due dates, a holiday. The first inter-day reviews
 * are grouped by the first rating and the days since; of each rating the rarest groups go, up to 20
 * reviews or a twentieth, then those of under six reviews or over 100 days (365 after Easy), and with
 * them all later reviews of such cards. The first inter-day reviews come before all others.
 * `reviews` are oldest first.
 * @see https://github.com/open-spaced-repetition/fsrs-rs (`filter_outlier`, 6.5)
 */
export function dropOutliers(reviews: readonly PredictedReview[]): PredictedReview[] {
  const firsts = reviews.filter(isFirst);
  const byRating = Map.groupBy(firsts, ({ prediction }) => prediction.firstRating);
  const kept = Array.from(byRating)
    .toSorted(([one], [other]) => one - other)
    .flatMap(([rating, group]) => keptGroups(group, rating === 4));
  const keptKeys = new Set(kept.map(keyOf));
  const knownKeys = new Set(firsts.map(keyOf));
  const others = reviews.filter((review) => {
    // A first interval that none of these reviews ended is not judged: its end lies before them.
    return !isFirst(review) && (keptKeys.has(keyOf(review)) || !knownKeys.has(keyOf(review)));
  });
  return [...kept, ...others];
}

function isFirst({ prediction }: PredictedReview): boolean {
  return prediction.interDayReviews === 1;
}

function keyOf({ prediction }: PredictedReview): string {
  return `${prediction.firstRating}/${prediction.firstDeltaDays}`;
}

function keptGroups(reviews: readonly PredictedReview[], wasEasy: boolean): PredictedReview[] {
  const groups = Array.from(Map.groupBy(reviews, ({ prediction }) => prediction.deltaDays));
  const rarestFirst = groups.toSorted(
    ([days, group], [otherDays, other]) => group.length - other.length || days - otherDays,
  );
  const budget = Math.max(rarestReviews, Math.floor(reviews.length * rarestShare));
  let dropped = 0;
  return rarestFirst.flatMap(([days, group]) => {
    if (dropped + group.length < budget) {
      dropped += group.length;
      return [];
    }
    const isUsual = days <= (wasEasy ? longestDaysAfterEasy : longestDays);
    return group.length >= fewestAlike && isUsual ? group : [];
  });
}
