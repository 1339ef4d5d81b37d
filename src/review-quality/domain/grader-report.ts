import { wordBias, type BiasWord } from './word-bias.js';

/** A must-have of an answer, as the reviewer saw it and as the others did. */
export interface MustHaveCall {
  readonly own: boolean;
  readonly settled: boolean;
}

/** A review, beside what its answer settled on without it. */
export interface ComparedReview {
  /** 0..1. */
  readonly score: number;
  /** What the others settle on, 0..1; null where nobody else reviewed the answer. */
  readonly settledScore: number | null;
  /** Empty where nobody else reviewed the answer, or it has no must-haves. */
  readonly mustHaves: readonly MustHaveCall[];
}

/** What a reviewer is told of their own reviews. A figure that rests on fewer than five is null. */
export interface GraderReport {
  /** Reviews beside which there is another; bias, distance and share within rest on them. */
  readonly reviews: number;
  /** Mean of the own score less the others', −1..1: above 0 is lenient. */
  readonly bias: number | null;
  readonly biasInWords: BiasWord;
  /** Mean distance from the others' score, 0..1. */
  readonly meanDistance: number | null;
  /** Share of the reviews within .15 of the others' score, 0..1. */
  readonly shareWithin: number | null;
  /** Must-haves that others judged too. */
  readonly mustHaveCalls: number;
  /** Share of these on which they agree, 0..1; rests on the reviews that have any. */
  readonly mustHaveAgreement: number | null;
  /** What authors said of how helpful reviews were, in whole fives. */
  readonly ratings: number;
  /** Mean of these, −2..2. */
  readonly helpfulness: number | null;
}

/** Fewer say more about who was reviewed than about the reviewer. */
const fewest = 5;

/** What reviewers may be apart and still settle with high confidence; in the fifth decimal, as scores are. */
const withinUnits = 15_000;
const SCORE_UNITS = 100_000;

/**
 * How a reviewer's reviews compare with what others made of the same answers, their own left out: it
 * would pull what they are held against towards them.
 *
 * @param feedback what authors said of the reviews, −2..2, the earliest first. It counts in whole fives:
 *   who looks before and after one of them speaks cannot tell what that one said
 */
export function graderReport(
  reviews: readonly ComparedReview[],
  feedback: readonly number[],
): GraderReport {
  const differences = reviews.flatMap(({ score, settledScore }) =>
    settledScore === null ? [] : [score - settledScore],
  );
  const withMustHaves = reviews.filter(({ mustHaves }) => mustHaves.length > 0);
  const calls = withMustHaves.flatMap(({ mustHaves }) => mustHaves);
  const agreement = meanOf(calls.map(({ own, settled }) => (own === settled ? 1 : 0)));
  const ratings = feedback.slice(0, feedback.length - (feedback.length % fewest));
  return {
    reviews: differences.length,
    bias: meanOf(differences),
    biasInWords: wordBias(differences),
    meanDistance: meanOf(differences.map(Math.abs)),
    shareWithin: meanOf(differences.map((difference) => (isWithin(difference) ? 1 : 0))),
    mustHaveCalls: calls.length,
    mustHaveAgreement: withMustHaves.length < fewest ? null : agreement,
    ratings: ratings.length,
    helpfulness: meanOf(ratings),
  };
}

function isWithin(difference: number): boolean {
  return Math.round(Math.abs(difference) * SCORE_UNITS) <= withinUnits;
}

function meanOf(values: readonly number[]): number | null {
  if (values.length < fewest) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
