import type { Attempt } from './attempt.js';
import { decideVerdict } from './decide-verdict.js';
import type { GradeItem } from './grade-item.js';
import type { Grade } from './grade.js';
import type { Judged } from './judge-answer.js';
import type { RubricScore } from './score-rubric.js';
import { suggestRating } from './suggest-rating.js';

/** What several grades of an answer came to. */
export interface SettledSheet
  extends
    Pick<RubricScore, 'score' | 'mustHaveMet' | 'mustHavesAtTop' | 'criteriaAtTop'>,
    Pick<Grade, 'redFlags' | 'scope'> {
  /** Each criterion at the level next to what was settled. */
  readonly levels: readonly Pick<GradeItem, 'criterionKey' | 'levelKey'>[];
}

/**
 * Rating and verdict of what several people settled on. The score is theirs, not that of the levels next
 * to it, and so is the word on the must-haves: rounding to levels would undo what weighing them gained.
 */
export function rateSettlement(
  answer: Pick<Attempt, 'gaveUp' | 'peeked' | 'hintsUsed' | 'overtimeRatio'>,
  settled: SettledSheet,
): Judged {
  const { score, mustHaveMet, mustHavesAtTop, redFlags, scope } = settled;
  const { gaveUp, peeked, hintsUsed, overtimeRatio } = answer;
  const manner = { gaveUp, peeked, hintsUsed, overtimeRatio };
  const suggested = suggestRating({ score, mustHaveMet, mustHavesAtTop, ...manner });
  const { verdict, reasons } = decideVerdict(settled, redFlags.length);
  return {
    items: settled.levels.map(({ criterionKey, levelKey }) => {
      return { criterionKey, levelKey, comment: null, quote: null };
    }),
    redFlags: redFlags.toSorted((one, other) => one - other),
    scope,
    score,
    mustHaveMet,
    ratingSuggested: suggested.rating,
    ratingReasons: suggested.reasons,
    ratingFinal: suggested.rating,
    verdict,
    verdictReasons: reasons,
  };
}
