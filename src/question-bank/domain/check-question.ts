import { checkFigures } from './check-figures.js';
import { checkParts } from './check-parts.js';
import { checkWording } from './check-wording.js';
import type { QuestionContent, QuestionKind } from './question-content.js';
import type { QuestionProblem } from './question-problem.js';
import { validateRubric } from './validate-rubric.js';

interface Range {
  readonly min: number;
  readonly max: number;
}

/** A story of ten minutes and a report on one milestone carry fewer than a design. */
const criteria: Readonly<Record<QuestionKind, Range>> = {
  concept: { min: 5, max: 8 },
  operations: { min: 5, max: 8 },
  design: { min: 5, max: 8 },
  behavioral: { min: 4, max: 6 },
  scenario: { min: 5, max: 8 },
  milestone: { min: 4, max: 6 },
  capstone: { min: 5, max: 8 },
};
const mustHaves: Range = { min: 2, max: 4 };
const mustHaveWeight: Range = { min: 40, max: 75 };
const outlinePoints: Range = { min: 8, max: 15 };
const probes: Range = { min: 2, max: 3 };
const hints: Range = { min: 2, max: 5 };
const sources: Range = { min: 2, max: 4 };
/** Fewer words than this and a mention is missed too often. */
const aliases: Range = { min: 3, max: 30 };

/**
 * Days until a review is due: concepts hold for a year, what a cloud charges for a quarter. Prices
 * in other kinds are those of the exercise.
 */
const longestReview = 366;
const longestPriceReview = 92;
const price = /(?:[$€£]|\b(?:USD|EUR|GBP))\s?\d/u;

/**
 * The editorial rules that hold for every question, whoever wrote it: few enough criteria to grade
 * in three minutes, must-haves that neither dominate nor vanish, an outline of single claims,
 * numbers that can be computed again, words that name facts. Returns every broken rule, in the
 * order of the rules; empty when the question may be used.
 */
export function checkQuestion(content: QuestionContent): QuestionProblem[] {
  const { length } = content.outline;
  return [
    ...outside('/outline', length, outlinePoints, 'points'),
    ...atLeastOne('/alternatives', content.alternatives, 'an acceptable alternative'),
    ...atLeastOne('/clarifications', content.clarifications, 'a clarification with its default'),
    ...rubricProblems(content),
    ...atLeastOne('/redFlags', content.redFlags, 'a red flag'),
    ...outside('/probes', content.probes.length, probes, 'probes'),
    ...repeatedProbes(content),
    ...outside('/hints', content.hints.length, hints, 'hints'),
    ...outside('/sources', content.sources.length, sources, 'sources'),
    ...dayProblems(content),
    ...checkParts(content),
    // An outline that has to be written anew is not read word for word.
    ...(length > outlinePoints.max ? [] : [...checkWording(content), ...checkFigures(content)]),
  ];
}

function rubricProblems({ kind, rubric }: QuestionContent): QuestionProblem[] {
  const required = rubric.criteria.filter(({ mustHave }) => mustHave);
  const weight = required.reduce((sum, criterion) => sum + criterion.weight, 0);
  return [
    ...outside('/rubric', rubric.criteria.length, criteria[kind], 'criteria'),
    ...outside('/rubric', required.length, mustHaves, 'must-haves'),
    ...outside('/rubric', weight, mustHaveWeight, 'points of weight on its must-haves'),
    ...rubric.criteria.flatMap((criterion, index) =>
      outside(`/rubric/${index}/aliases`, criterion.aliases.length, aliases, 'aliases'),
    ),
    ...validateRubric(rubric).map((problem) => ({
      ...problem,
      // A document lists its criteria directly under `rubric`.
      pointer: problem.pointer.replace(/^\/criteria/u, '/rubric'),
    })),
  ];
}

function repeatedProbes({ probes: list }: QuestionContent): QuestionProblem[] {
  return list.flatMap(({ kind }, index) => {
    if (list.findIndex((each) => each.kind === kind) === index) return [];
    const detail = `is a second probe of kind ${kind}: ask for something else`;
    return [{ pointer: `/probes/${index}/kind`, code: 'repeated-probe', detail }];
  });
}

function dayProblems(content: QuestionContent): QuestionProblem[] {
  const { reviewedDay, reviewByDay } = content;
  if (reviewedDay > reviewByDay) {
    const detail = 'must not be before reviewedOn';
    return [{ pointer: '/reviewBy', code: 'review-before-reviewed', detail }];
  }
  const hasPrice =
    content.kind === 'operations' &&
    [content.prompt, ...content.outline].some((text) =>
      price.test(text.replaceAll(/`[^`]*`/gu, '')),
    );
  const longest = hasPrice ? longestPriceReview : longestReview;
  const days = (Date.parse(reviewByDay) - Date.parse(reviewedDay)) / 86_400_000;
  if (days <= longest) return [];
  const reason = hasPrice ? ', because it states a price' : '';
  const detail = `must be at most ${longest} days after reviewedOn${reason}`;
  return [{ pointer: '/reviewBy', code: 'review-too-late', detail }];
}

function atLeastOne(pointer: string, list: readonly unknown[], what: string): QuestionProblem[] {
  if (list.length > 0) return [];
  return [{ pointer, code: 'count-out-of-range', detail: `needs at least ${what}` }];
}

function outside(pointer: string, count: number, range: Range, what: string): QuestionProblem[] {
  if (count >= range.min && count <= range.max) return [];
  const detail = `needs ${range.min} to ${range.max} ${what}, has ${count}`;
  return [{ pointer, code: 'count-out-of-range', detail }];
}
