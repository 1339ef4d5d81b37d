import { krippendorffAlpha } from '../../kernel/krippendorff-alpha.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { countInFives, countLearners, type AttemptChoice } from './count-in-fives.js';
import type { ComparedAnswer, Mark } from './marked-answer.js';

/** How far the graders of the same answers see one criterion alike. */
export interface CriterionAgreement {
  /** Answers in which at least two graders judged it. */
  readonly answers: number;
  /** Share of these where graders are two levels or more apart, or differ on whether a must-have is met. */
  readonly splitShare: number;
  /** Of the value of the level within an answer, pooled over the answers, 0 and more. */
  readonly withinAnswerDeviation: number;
}

export interface AgreementFigures {
  readonly learners: number;
  /** Answers with at least two different graders. */
  readonly answers: number;
  /** Krippendorff's alpha, ordinal; each criterion of an answer is a unit. */
  readonly alpha: number | null;
  /** In the order of the rubric; null for fewer than five learners. */
  readonly criteria: readonly (CriterionAgreement | null)[];
}

/** Two levels are a different answer, one is a matter of taste. */
const splitLevels = 2;

/**
 * How far different graders of the same answers agree. Null for fewer than five answers, or learners,
 * with two graders or more.
 */
export function measureAgreement(
  criteria: readonly Criterion[],
  answers: readonly ComparedAnswer[],
  attempts: AttemptChoice,
): AgreementFigures | null {
  const counted = countInFives(
    answers.filter(({ sheets }) => sheets.length > 1),
    attempts,
  );
  if (counted.length === 0) return null;
  const columns = criteria.map((_, place) => {
    const judged = answers.flatMap(({ learnerId, isFirst, since, sheets }) => {
      const marks = sheets.flatMap((sheet) => sheet.marks[place] ?? []);
      return marks.length > 1 ? [{ learnerId, isFirst, since, marks }] : [];
    });
    return countInFives(judged, attempts).map(({ marks }) => marks);
  });
  const units = columns.flatMap((column) => column.map((marks) => marks.map(({ value }) => value)));
  return {
    learners: countLearners(counted),
    answers: counted.length,
    alpha: krippendorffAlpha(units, 'ordinal'),
    criteria: criteria.map((criterion, place) => compare(criterion, columns[place] ?? [])),
  };
}

function compare(
  { mustHave }: Criterion,
  units: readonly (readonly Mark[])[],
): CriterionAgreement | null {
  if (units.length === 0) return null;
  const splits = units.filter((marks) => isSplit(marks, mustHave)).length;
  const squares = units.reduce((sum, marks) => sum + squaresWithin(marks), 0);
  const degrees = units.reduce((sum, { length }) => sum + length - 1, 0);
  return {
    answers: units.length,
    splitShare: splits / units.length,
    withinAnswerDeviation: Math.sqrt(squares / degrees),
  };
}

function isSplit(marks: readonly Mark[], mustHave: boolean): boolean {
  const ranks = marks.map(({ rank }) => rank);
  if (Math.max(...ranks) - Math.min(...ranks) >= splitLevels) return true;
  return mustHave && new Set(marks.map(({ isPass }) => isPass)).size > 1;
}

function squaresWithin(marks: readonly Mark[]): number {
  const mean = marks.reduce((sum, { value }) => sum + value, 0) / marks.length;
  return marks.reduce((sum, { value }) => sum + (value - mean) ** 2, 0);
}
