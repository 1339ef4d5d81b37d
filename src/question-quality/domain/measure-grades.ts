import { wilsonInterval, type Interval } from '../../kernel/wilson-interval.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import { countInFives, countLearners, type AttemptChoice } from './count-in-fives.js';
import type { MarkedAnswer } from './marked-answer.js';
import { measureCriterion, type CriterionFigures } from './measure-criterion.js';

/** What one sort of grader made of the answers to a question. */
export interface GradeFigures {
  readonly learners: number;
  readonly answers: number;
  /** Share of answers whose verdict is a pass. */
  readonly passRate: number;
  readonly passRateInterval: Interval;
  /** 0..1. */
  readonly meanScore: number;
  /** Mean of the criteria's level discrimination, by weight; null where no criterion has one. */
  readonly discrimination: number | null;
  /** Mean of the criteria's upper-lower index, by weight. */
  readonly upperLowerIndex: number | null;
  /** In the order of the rubric; null where fewer than five learners were asked. */
  readonly criteria: readonly (CriterionFigures | null)[];
}

/** Figures over answers that were judged by one sort of grader. Null for fewer than five learners. */
export function measureGrades(
  criteria: readonly Criterion[],
  answers: readonly MarkedAnswer[],
  attempts: AttemptChoice,
): GradeFigures | null {
  const counted = countInFives(answers, attempts);
  const passed = counted.filter(({ sheet }) => sheet.isPass).length;
  const passRateInterval = wilsonInterval(passed, counted.length);
  if (passRateInterval === null) return null;
  const figures = criteria.map((_, place) => {
    const isAsked = ({ sheet }: MarkedAnswer): boolean => (sheet.marks[place] ?? null) !== null;
    // Mostly everybody is asked everything, and counting them again would come to the same.
    const asked = answers.every(isAsked)
      ? counted
      : countInFives(answers.filter(isAsked), attempts);
    return measureCriterion(criteria, place, asked);
  });
  const mean = (valueOf: (figures: CriterionFigures) => number | null): number | null =>
    weightedMean(
      figures.map((each, place) => ({
        value: each === null ? null : valueOf(each),
        weight: criteria[place]?.weight ?? 0,
      })),
    );
  return {
    learners: countLearners(counted),
    answers: counted.length,
    passRate: passed / counted.length,
    passRateInterval,
    meanScore: counted.reduce((sum, { sheet }) => sum + sheet.score, 0) / counted.length,
    discrimination: mean(({ levelDiscrimination }) => levelDiscrimination),
    upperLowerIndex: mean(({ upperLowerIndex }) => upperLowerIndex),
    criteria: figures,
  };
}

function weightedMean(parts: readonly { value: number | null; weight: number }[]): number | null {
  let sum = 0;
  let weights = 0;
  for (const { value, weight } of parts) {
    if (value === null) continue;
    sum += weight * value;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}
