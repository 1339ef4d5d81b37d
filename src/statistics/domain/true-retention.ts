import type { CountedReview } from './counted-review.js';

/** How many reviews there were, and how many were more than Again. */
export interface PassCount {
  readonly reviews: number;
  readonly passed: number;
  /** The share that passed, 0..1; null without reviews. */
  readonly rate: number | null;
}

/** True retention, of all cards and apart for those that are still young. */
export interface TrueRetention {
  readonly young: PassCount;
  readonly mature: PassCount;
  readonly all: PassCount;
}

/** From an interval of 21 days on a card counts as mature. */
const matureDays = 21;

/**
 * How often a card that was waiting for its day was remembered when it was asked: of each card only the
 * first review of a study day, and only when the card had an interval of whole days behind it. Reviews
 * in steps say how well somebody learns, not how well they remember.
 * @see https://docs.ankiweb.net/stats.html#true-retention
 */
export function trueRetention(reviews: readonly CountedReview[]): TrueRetention {
  const counted = reviews.filter(({ isFirstOfDay, intervalDays }) => {
    return isFirstOfDay && intervalDays !== null;
  });
  const young = counted.filter(({ intervalDays }) => Number(intervalDays) < matureDays);
  const mature = counted.filter(({ intervalDays }) => Number(intervalDays) >= matureDays);
  return { young: countPasses(young), mature: countPasses(mature), all: countPasses(counted) };
}

function countPasses(reviews: readonly CountedReview[]): PassCount {
  const passed = reviews.filter(({ rating }) => rating > 1).length;
  const rate = reviews.length === 0 ? null : passed / reviews.length;
  return { reviews: reviews.length, passed, rate };
}
