import type { QuestionContent } from './question-content.js';
import { validateRubric } from './validate-rubric.js';

/** A rule that a question breaks; `pointer` is relative to the question, `/rubric/2/weight`. */
export interface QuestionProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

interface Range {
  readonly min: number;
  readonly max: number;
}

const criteria: Range = { min: 5, max: 8 };
/** A story of ten minutes does not carry more. */
const behavioralCriteria: Range = { min: 4, max: 6 };
const mustHaves: Range = { min: 2, max: 4 };
const mustHaveWeight: Range = { min: 40, max: 75 };
const outlinePoints: Range = { min: 8, max: 15 };
const probes: Range = { min: 2, max: 3 };
const hints: Range = { min: 1, max: 5 };
/** Fewer words than this and a mention is missed too often. */
const aliases: Range = { min: 3, max: 30 };

/**
 * The editorial rules that hold for every question, whoever wrote it: few enough criteria to grade
 * in three minutes, must-haves that neither dominate nor vanish, an outline of single claims.
 * Returns every broken rule, in document order of the parts; empty when the question may be used.
 */
export function checkQuestion(content: QuestionContent): QuestionProblem[] {
  return [
    ...outside('/outline', content.outline.length, outlinePoints, 'points'),
    ...rubricProblems(content),
    ...outside('/probes', content.probes.length, probes, 'probes'),
    ...outside('/hints', content.hints.length, hints, 'hints'),
    ...dayProblems(content),
  ];
}

function rubricProblems({ kind, rubric }: QuestionContent): QuestionProblem[] {
  const count = kind === 'behavioral' ? behavioralCriteria : criteria;
  const required = rubric.criteria.filter(({ mustHave }) => mustHave);
  const weight = required.reduce((sum, criterion) => sum + criterion.weight, 0);
  return [
    ...outside('/rubric', rubric.criteria.length, count, 'criteria'),
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

function dayProblems({ reviewedDay, reviewByDay }: QuestionContent): QuestionProblem[] {
  if (reviewedDay <= reviewByDay) return [];
  const detail = 'must not be before reviewedOn';
  return [{ pointer: '/reviewBy', code: 'review-before-reviewed', detail }];
}

function outside(pointer: string, count: number, range: Range, what: string): QuestionProblem[] {
  if (count >= range.min && count <= range.max) return [];
  const detail = `needs ${range.min} to ${range.max} ${what}, has ${count}`;
  return [{ pointer, code: 'count-out-of-range', detail }];
}
