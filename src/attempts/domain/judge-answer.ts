import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { Rating } from '../../scheduling/domain/review-event.js';
import type { Attempt } from './attempt.js';
import { checkGrade } from './check-grade.js';
import { checkQuotes } from './check-quotes.js';
import { checkRedFlags } from './check-red-flags.js';
import { decideVerdict } from './decide-verdict.js';
import type { GradeItem } from './grade-item.js';
import type { Grade, StoryScope } from './grade.js';
import { lowerRating } from './lower-rating.js';
import { scoreRubric } from './score-rubric.js';
import { suggestRating } from './suggest-rating.js';

/** What an answer is measured by. */
export interface Yardstick {
  /** The criteria that apply to the candidate, in rubric order. */
  readonly criteria: readonly Criterion[];
  /** How many red flags the question lists. */
  readonly redFlagCount: number;
  /** Whether the question asks for a story, whose scope is told. */
  readonly isStory: boolean;
}

/** What a grader filled in. */
export interface GradeSheet {
  readonly items: readonly GradeItem[];
  readonly redFlags: readonly number[];
  readonly scope: StoryScope | null;
  /** The rating the grader asks for; null takes the suggestion. */
  readonly rating: Rating | null;
}

export interface JudgementProblem {
  /** JSON pointer into the sheet. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What a sheet comes to. */
export type Judged = Pick<
  Grade,
  | 'items'
  | 'redFlags'
  | 'scope'
  | 'score'
  | 'mustHaveMet'
  | 'ratingSuggested'
  | 'ratingReasons'
  | 'ratingFinal'
  | 'verdict'
  | 'verdictReasons'
>;

export type Judgement =
  | { readonly kind: 'refused'; readonly problems: readonly JudgementProblem[] }
  | { readonly kind: 'judged'; readonly grade: Judged };

/** The whole way from a filled-in sheet to score, rating and verdict, or all that is wrong with it. */
export function judgeAnswer(
  answer: Pick<Attempt, 'answer' | 'gaveUp' | 'peeked' | 'hintsUsed' | 'overtimeRatio'>,
  yardstick: Yardstick,
  sheet: GradeSheet,
): Judgement {
  const problems = [
    ...checkGrade(yardstick.criteria, sheet.items),
    ...checkQuotes(answer.answer, sheet.items),
    ...checkRedFlags(yardstick.redFlagCount, sheet.redFlags),
    ...checkScope(yardstick, sheet),
  ];
  if (problems.length > 0) return { kind: 'refused', problems };
  const scored = scoreRubric(yardstick.criteria, sheet.items);
  const { gaveUp, peeked, hintsUsed, overtimeRatio } = answer;
  const suggested = suggestRating({ ...scored, gaveUp, peeked, hintsUsed, overtimeRatio });
  const lowered = lowerRating(suggested.rating, sheet.rating);
  if (lowered.kind === 'above-suggestion') {
    const detail = `must not be above the suggested rating, ${lowered.suggested}`;
    return { kind: 'refused', problems: [{ pointer: '/rating', code: 'rating-raised', detail }] };
  }
  const { verdict, reasons } = decideVerdict(scored, sheet.redFlags.length);
  return {
    kind: 'judged',
    grade: {
      items: sheet.items,
      redFlags: sheet.redFlags.toSorted((one, other) => one - other),
      scope: sheet.scope,
      score: scored.score,
      mustHaveMet: scored.mustHaveMet,
      ratingSuggested: suggested.rating,
      ratingReasons: suggested.reasons,
      ratingFinal: lowered.rating,
      verdict,
      verdictReasons: reasons,
    },
  };
}

function checkScope({ isStory }: Yardstick, { scope }: GradeSheet): JudgementProblem[] {
  if (isStory || scope === null) return [];
  const detail = 'must be left out: only a behavioral question has a scope';
  return [{ pointer: '/scope', code: 'scope-without-story', detail }];
}
