import type { Rating } from '../../scheduling/domain/review-event.js';
import { DEFAULT_RATING_POLICY } from './rating-policy.js';
import type { RatingPolicy } from './rating-policy.js';
import type { RubricScore } from './score-rubric.js';

/** How the answer came about, and what the rubric says of it. */
export interface RatedAnswer extends Pick<RubricScore, 'score' | 'mustHaveMet' | 'mustHavesAtTop'> {
  readonly gaveUp: boolean;
  readonly peeked: boolean;
  readonly hintsUsed: number;
  /** Time used over the time box; null without one. */
  readonly overtimeRatio: number | null;
}

export type RatingReason =
  | 'gave-up'
  | 'peeked'
  | 'must-have-missed'
  | 'below-pass'
  | 'below-good'
  | 'below-easy'
  | 'must-have-not-at-top'
  | 'at-top'
  | 'hint-used'
  | 'hints-used'
  | 'over-time'
  | 'far-over-time';

export interface RatingSuggestion {
  readonly rating: Rating;
  /** What the rubric and the manner say, then the caps that lowered it. Never empty. */
  readonly reasons: readonly RatingReason[];
}

interface Cap {
  readonly applies: boolean;
  readonly at: Rating;
  readonly reason: RatingReason;
}

/**
 * From a graded answer to an FSRS rating, by the policy `rubric-v1`. Only Again is a lapse in FSRS, so
 * what must not be bought back by weight (a missed must-have, giving up, peeking) leads to Again and
 * nothing else does but a failing score. Hints and overtime then cap the rating: help shows that the
 * recall was not unaided, but an answer that passed is never turned into a lapse by it. Raising a
 * criterion never lowers the rating, and a hint never raises it.
 */
export function suggestRating(
  answer: RatedAnswer,
  policy: RatingPolicy = DEFAULT_RATING_POLICY,
): RatingSuggestion {
  const failures = failureReasons(answer, policy);
  if (failures.length > 0) return { rating: 1, reasons: failures };
  const earned = earnedRating(answer, policy);
  return capsOf(answer, policy)
    .filter(({ applies }) => applies)
    .reduce<RatingSuggestion>(
      ({ rating, reasons }, { at, reason }) =>
        at < rating ? { rating: at, reasons: [...reasons, reason] } : { rating, reasons },
      earned,
    );
}

function failureReasons(answer: RatedAnswer, policy: RatingPolicy): RatingReason[] {
  const failures: readonly (readonly [boolean, RatingReason])[] = [
    [answer.gaveUp, 'gave-up'],
    [answer.peeked, 'peeked'],
    [!answer.mustHaveMet, 'must-have-missed'],
    [answer.score < policy.pass, 'below-pass'],
  ];
  return failures.filter(([applies]) => applies).map(([, reason]) => reason);
}

function earnedRating(answer: RatedAnswer, policy: RatingPolicy): RatingSuggestion {
  if (answer.score < policy.good) return { rating: 2, reasons: ['below-good'] };
  if (answer.score < policy.easy) return { rating: 3, reasons: ['below-easy'] };
  if (!answer.mustHavesAtTop) return { rating: 3, reasons: ['must-have-not-at-top'] };
  return { rating: 4, reasons: ['at-top'] };
}

/** The strictest first, so that a lowered rating names the cap that did it. */
function capsOf({ hintsUsed, overtimeRatio }: RatedAnswer, policy: RatingPolicy): readonly Cap[] {
  const ratio = overtimeRatio ?? 0;
  return [
    { applies: hintsUsed >= policy.hintsForHard, at: 2, reason: 'hints-used' },
    { applies: ratio > policy.overtimeForHard, at: 2, reason: 'far-over-time' },
    { applies: hintsUsed >= policy.hintsForGood, at: 3, reason: 'hint-used' },
    { applies: ratio > policy.overtimeForGood, at: 3, reason: 'over-time' },
  ];
}
