import type { Criterion } from '../../question-bank/domain/rubric.js';
import { settleGrades, type SettlingReview } from './settle-grades.js';

/** A review beside what its answer settles on without it. */
export interface ReviewBesideOthers {
  /** 0..1. */
  readonly score: number;
  /** What the others settle on, 0..1; null without others. */
  readonly settledScore: number | null;
  /** Whether each must-have is met, by the review and by the others; empty without others. */
  readonly mustHaves: readonly { readonly own: boolean; readonly settled: boolean }[];
}

/**
 * Holds a review against what the others at the same answer come to by themselves, by the rules of a
 * settlement: with it, they would be pulled towards it. A review without one of the criteria is a
 * RangeError.
 *
 * @param criteria those that apply to the candidate
 */
export function besideOthers(
  criteria: readonly Criterion[],
  own: SettlingReview,
  others: readonly SettlingReview[],
): ReviewBesideOthers {
  if (others.length === 0) return { score: own.score, settledScore: null, mustHaves: [] };
  const mustHaves = criteria.filter(({ mustHave }) => mustHave);
  return {
    score: own.score,
    settledScore: settleGrades(criteria, others).score,
    mustHaves: mustHaves.map((criterion) => ({
      own: isMet(criterion, [own]),
      settled: isMet(criterion, others),
    })),
  };
}

/** A settlement tells of all must-haves together; of one alone it tells whether that one is met. */
function isMet(criterion: Criterion, reviews: readonly SettlingReview[]): boolean {
  return settleGrades([criterion], reviews).mustHaveMet;
}
