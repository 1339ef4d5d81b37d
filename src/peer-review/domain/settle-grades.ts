import type { Grade } from '../../attempts/domain/grade.js';
import type { SettledSheet } from '../../attempts/domain/rate-settlement.js';
import { divideHalfEven } from '../../kernel/divide-half-even.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { graderWeights } from './grader-weights.js';
import type { GraderStanding } from './grader-standing.js';
import type { Confidence, SettledItem } from './peer-review-request.js';
import { settleCriterion, type WeighedReview } from './settle-criterion.js';
import { settleFlags, settleScope } from './settle-marks.js';
import { scoreUnits, valueUnits } from './settlement-units.js';

/** A review that counts, with what is known of who gave it. */
export interface SettlingReview extends Pick<Grade, 'items' | 'redFlags' | 'scope' | 'score'> {
  readonly id: string;
  readonly standing: GraderStanding;
}

/** What several reviews of an answer come to. */
export interface SettledGrades extends Omit<SettledSheet, 'levels'> {
  /** In rubric order. */
  readonly items: readonly SettledItem[];
  /** The highest score given less the lowest, 0..1. */
  readonly spread: number;
  readonly confidence: Confidence;
}

/** Scores so near each other, in hundred-thousandths, agree; so near, they are not too far apart. */
const agreed = 15_000;
const tolerated = 35_000;

/**
 * What the reviews of one answer come to. Each criterion is the reliability-weighted mean of the values
 * of the levels given, shown as the nearest level, of two as near the lower; a must-have is met when
 * those who say so weigh more, and an exact tie is not met, and contested.
 *
 * The score is the mean of the criteria weighted by the rubric, in whole numbers to 5 decimals as that
 * of a single grade, and not the mean of the scores: it can then be redone from the values shown, and no
 * criterion can count as more or less than anybody gave it. Must-haves and criteria at the top are told
 * from the levels shown.
 *
 * Confidence is high when scores lie within .15 and nobody differs over a must-have, medium within .35
 * and for a single review, else contested. The order of the reviews changes nothing, not even the last
 * digit. No review, and a review without one of the criteria, is a RangeError.
 *
 * @param criteria those that apply to the candidate
 */
export function settleGrades(
  criteria: readonly Criterion[],
  reviews: readonly SettlingReview[],
): SettledGrades {
  if (reviews.length === 0) throw new RangeError('there is no review to settle');
  const weighed = weigh(reviews);
  const settled = criteria.map((criterion) => settleCriterion(criterion, weighed));
  const mustHaves = settled.filter(({ criterion }) => criterion.mustHave);
  const scores = reviews.map(({ score }) => Math.round(score * scoreUnits));
  const spread = Math.max(...scores) - Math.min(...scores);
  return {
    items: settled.map(({ item }) => item),
    score: scoreOf(settled),
    mustHaveMet: mustHaves.every(({ isPassed }) => isPassed),
    mustHavesAtTop: mustHaves.every(({ isAtTop }) => isAtTop),
    criteriaAtTop: settled.filter(({ isAtTop }) => isAtTop).length,
    redFlags: settleFlags(weighed),
    scope: settleScope(weighed),
    spread: spread / scoreUnits,
    confidence: confidenceOf(spread, {
      reviews: reviews.length,
      isSplit: mustHaves.some((each) => each.isSplit),
      isTied: mustHaves.some(({ item }) => item.isContested),
    }),
  };
}

/** In an order of their own, so that sums come out the same however the reviews were read. */
function weigh(reviews: readonly SettlingReview[]): WeighedReview[] {
  const ordered = reviews.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const weights = graderWeights(ordered);
  return ordered.map(({ items, redFlags, scope }, place) => {
    const { weight, bias } = weights[place] ?? { weight: 0, bias: 0 };
    return { items, redFlags, scope, weight, bias };
  });
}

function scoreOf(settled: readonly { criterion: Criterion; units: number }[]): number {
  const weight = settled.reduce((sum, { criterion }) => sum + criterion.weight, 0);
  const earned = settled.reduce((sum, { criterion, units }) => sum + criterion.weight * units, 0);
  const divisor = BigInt(weight * valueUnits);
  return divideHalfEven(BigInt(earned) * BigInt(scoreUnits), divisor) / scoreUnits;
}

function confidenceOf(
  spread: number,
  { reviews, isSplit, isTied }: { reviews: number; isSplit: boolean; isTied: boolean },
): Confidence {
  if (isTied || spread > tolerated) return 'contested';
  return reviews === 1 || isSplit || spread > agreed ? 'medium' : 'high';
}
