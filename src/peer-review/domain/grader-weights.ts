import { compareWithOthers } from './compare-with-others.js';
import {
  fewestReviews,
  leastVariance,
  priorReviews,
  priorVariance,
  type GraderStanding,
} from './grader-standing.js';

/** One of the reviews that an answer is settled from. */
export interface StandingReview {
  /** Of the whole answer, 0..1. */
  readonly score: number;
  readonly standing: GraderStanding;
}

/** What a reviewer of an answer counts for in it. */
export interface GraderWeight {
  /** 0..1; those of an answer sum to 1. */
  readonly weight: number;
  /** To be taken off whatever they gave. */
  readonly bias: number;
}

const mostWeight = 0.5;

/**
 * What each review of one answer counts for, in their order: the inverse of its grader's variance, none
 * above half of the answer. Who has fewer than three reviews weighs as the prior, with bias 0. Of the
 * others this answer is one review more: standing far off in it widens their variance, as it would in
 * their history, of which there is little when it matters most.
 *
 * It counts no more than all that was known before. Without that bound, a higher score of somebody who is
 * far from all others could move the consensus down by .08, for the weight it costs them; with it by .02,
 * and by nothing to speak of where scores are within the .35 that settle uncontested.
 */
export function graderWeights(reviews: readonly StandingReview[]): GraderWeight[] {
  const held = reviews.map(({ score, standing }) => ({ score, ...hold(standing) }));
  const comparisons = compareWithOthers(held);
  const precisions = reviews.map(({ standing }, place) => {
    const variance = held[place]?.variance ?? leastVariance;
    const square = comparisons[place]?.square;
    if (square === undefined || standing.reviews < fewestReviews) return 1 / variance;
    const before = standing.reviews + priorReviews.variance;
    const here = Math.min(square, before * variance);
    return 1 / Math.max(leastVariance, (before * variance + here) / (before + 1));
  });
  const weights = capWeights(precisions);
  return held.map(({ bias }, place) => ({ weight: weights[place] ?? 0, bias }));
}

function hold({ reviews, bias, variance, isCalibrated }: GraderStanding) {
  if (reviews < fewestReviews) return { bias: 0, variance: priorVariance(isCalibrated) };
  return { bias, variance: Math.max(leastVariance, variance) };
}

/** Shares of 1. What is above half goes to the others in proportion, of whom none can then be above it. */
function capWeights(precisions: readonly number[]): number[] {
  if (precisions.length < 3) return precisions.map(() => 1 / precisions.length);
  const all = precisions.reduce((sum, precision) => sum + precision, 0);
  const isOver = (precision: number): boolean => precision > mostWeight * all;
  const over = precisions.find(isOver);
  if (over === undefined) return precisions.map((precision) => precision / all);
  const scale = (1 - mostWeight) / (all - over);
  return precisions.map((precision) => (isOver(precision) ? mostWeight : precision * scale));
}
