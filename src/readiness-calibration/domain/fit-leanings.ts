import type { GraderSource } from '../../readiness/domain/grader-source.js';
import type { GraderModel } from '../../readiness/domain/readiness-config.js';
import { addAt, valueAt } from './columns.js';
import { solveByConjugateGradient } from './conjugate-gradient.js';
import { slopeOf } from '../../readiness/domain/weigh-grade.js';
import type { GradeTable } from './tabulate-grades.js';

export type GraderModels = Readonly<Record<GraderSource, GraderModel>>;

/** How the raters of a table lean, and how well that explains their grades. By place in the table. */
export interface FittedLeanings {
  /** How much more than others they see missing, in score; 0 of coaches. */
  readonly severity: Float64Array;
  /** What is not known of it, as a variance. */
  readonly doubt: Float64Array;
  /** Of each grade, what neither the answer nor the rater's leaning explains, in score. */
  readonly rest: Float64Array;
  /** Of each grade, the share of its own noise that the fit could not follow, 0..1. */
  readonly freedom: Float64Array;
}

/**
 * How each rater leans, from all that is graded by several at once: an answer has a gap of its own, of
 * which nothing is supposed; each grader sees it through what graders of the kind overlook, and leans by a
 * normal error around 0. What comes out is the most probable leaning of everybody together, so somebody
 * who only ever graded beside a harsh one is not taken for a lenient one. Coaches are what the others are
 * held against and lean to no side. Where no coach graded, leanings are against the others’ middle.
 */
export function fitLeanings(table: GradeTable, models: GraderModels): FittedLeanings {
  const terms = termsOf(table, models);
  const leaning = solveByConjugateGradient(systemOf(table, terms));
  return { ...uncertaintyOf(table, terms), ...explain(table, terms, leaning) };
}

/** By rater: all in gaps, not in scores. */
interface Terms {
  readonly slope: Float64Array;
  /** Of one grade. */
  readonly precision: Float64Array;
  /** Of the leaning, before any grade; infinite for coaches. */
  readonly prior: Float64Array;
  /** Of each grade, the gap as it was seen. */
  readonly gap: Float64Array;
  /** Of each answer, all precision of its grades. */
  readonly weight: Float64Array;
}

function termsOf(table: GradeTable, models: GraderModels): Terms {
  const of = (figure: (model: GraderModel, source: GraderSource) => number): Float64Array =>
    Float64Array.from(table.raters, ({ source }) => figure(models[source], source));
  const slope = of(slopeOf);
  const strict = of((model) => model.strict);
  const precision = of((model) => (slopeOf(model) / model.sd) ** 2);
  const prior = of((model, source) =>
    source === 'coach' ? Infinity : (slopeOf(model) / model.biasSd) ** 2,
  );
  const gap = table.seen.map((seen, grade) => {
    const rater = valueAt(table.raterOf, grade);
    return (seen - valueAt(strict, rater)) / valueAt(slope, rater);
  });
  const weight = new Float64Array(table.answers);
  forEachGrade(table, (answer, rater) => {
    addAt(weight, answer, valueAt(precision, rater));
  });
  return { slope, precision, prior, gap, weight };
}

/** The equations of the leanings, once the gaps of the answers are put as the mean of what was seen. */
function systemOf(table: GradeTable, terms: Terms) {
  const { prior, precision, gap, weight } = terms;
  const right = deviations(table, terms, (_, grade) => valueAt(gap, grade));
  const diagonal = Float64Array.from(prior, (value) => (value === Infinity ? 1 : value));
  forEachGrade(table, (answer, rater) => {
    const own = valueAt(precision, rater);
    if (prior[rater] === Infinity) return;
    addAt(diagonal, rater, own * (1 - own / valueAt(weight, answer)));
  });
  const apply = (leaning: Float64Array): Float64Array => {
    const result = deviations(table, terms, (rater) => valueAt(leaning, rater));
    return result.map((value, rater) => {
      const own = valueAt(prior, rater);
      return own === Infinity ? 0 : value + own * valueAt(leaning, rater);
    });
  };
  return { apply, diagonal, right };
}

/** By rater, how far a figure of their grades is above the mean of the answer, by precision; 0 of coaches. */
function deviations(
  table: GradeTable,
  { precision, prior, weight }: Terms,
  figure: (rater: number, grade: number) => number,
): Float64Array {
  const means = new Float64Array(table.answers);
  forEachGrade(table, (answer, rater, grade) => {
    const share = valueAt(precision, rater) / valueAt(weight, answer);
    addAt(means, answer, share * figure(rater, grade));
  });
  const sums = new Float64Array(table.raters.length);
  forEachGrade(table, (answer, rater, grade) => {
    if (prior[rater] === Infinity) return;
    const above = figure(rater, grade) - valueAt(means, answer);
    addAt(sums, rater, valueAt(precision, rater) * above);
  });
  return sums;
}

function explain(
  table: GradeTable,
  { slope, precision, gap, weight }: Terms,
  leaning: Float64Array,
): Pick<FittedLeanings, 'severity' | 'rest'> {
  const freed = gap.map((value, grade) => value - valueAt(leaning, valueAt(table.raterOf, grade)));
  const means = new Float64Array(table.answers);
  forEachGrade(table, (answer, rater, grade) => {
    const share = valueAt(precision, rater) / valueAt(weight, answer);
    addAt(means, answer, share * valueAt(freed, grade));
  });
  const rest = freed.map((value, grade) => {
    const left = value - valueAt(means, valueAt(table.answerOf, grade));
    return left * valueAt(slope, valueAt(table.raterOf, grade));
  });
  return { rest, severity: leaning.map((value, rater) => value * valueAt(slope, rater)) };
}

/**
 * How much is left open. Each rater for themselves, the leanings of those beside them taken as further
 * noise: the exact inverse has as many entries as there are pairs of raters, and differs little.
 */
function uncertaintyOf(
  table: GradeTable,
  { slope, precision, prior, weight }: Terms,
): Pick<FittedLeanings, 'doubt' | 'freedom'> {
  const trust = precision.map((own, rater) => 1 / (1 / own + 1 / (prior[rater] ?? Infinity)));
  const company = new Float64Array(table.answers);
  forEachGrade(table, (answer, rater) => {
    addAt(company, answer, valueAt(trust, rater));
  });
  const told = Float64Array.from(prior);
  forEachGrade(table, (answer, rater) => {
    const others = valueAt(company, answer) - valueAt(trust, rater);
    const own = valueAt(precision, rater);
    addAt(told, rater, 1 / (1 / own + 1 / others));
  });
  const freedom = new Float64Array(table.seen.length);
  forEachGrade(table, (answer, rater, grade) => {
    const own = valueAt(precision, rater);
    const left = 1 - own / valueAt(weight, answer);
    freedom[grade] = left * (1 - (own * left) / valueAt(told, rater));
  });
  return { freedom, doubt: told.map((all, rater) => valueAt(slope, rater) ** 2 / all) };
}

function forEachGrade(
  { answerOf, raterOf }: GradeTable,
  visit: (answer: number, rater: number, grade: number) => void,
): void {
  for (let grade = 0; grade < answerOf.length; grade += 1) {
    visit(valueAt(answerOf, grade), valueAt(raterOf, grade), grade);
  }
}
