import { bootstrapIntervals } from '../../kernel/bootstrap-intervals.js';
import { roundFigure } from '../../kernel/round-figure.js';
import type { EvaluatedAnswer, EvaluatedCriterion } from './evaluated-answer.js';
import type { FeedbackFault } from './feedback-fault.js';
import { measureAgreement, type AgreementFigures } from './measure-agreement.js';
import { measureChange, type LevelChange } from './measure-change.js';
import { pairLevels, type PairedLevels } from './pair-levels.js';

/** A figure with its 95 % interval; nulls where too little is known. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** All that is kept of how a model did on a set of answers that people graded. */
export interface EvaluationFigures {
  readonly answers: {
    readonly asked: number;
    /** Those that the model gave feedback on. */
    readonly answered: number;
    /** Of the answered, those that two people or more graded. */
    readonly gradedByTwo: number;
    /** Of the answered, those that people find neither good nor bad. */
    readonly midRange: number;
  };
  /** Why there is no feedback, and how often. */
  readonly faults: Readonly<Partial<Record<FeedbackFault, number>>>;
  readonly criteria: {
    /** Of all answers that were asked about, also where the call failed. */
    readonly asked: number;
    /** Those that got a level that the answer bears out. Only they are in the figures of the model. */
    readonly levelled: number;
  };
  readonly agreement: Readonly<Record<keyof AgreementFigures, Estimate>>;
  /** Of answers that come in other words too; null without any. */
  readonly paraphrased: LevelChange | null;
  /** Of answers that come with words added that say nothing; null without any. */
  readonly padded: LevelChange | null;
}

/** With fewer the ends of the intervals begin to depend on the seed. */
const resamples = 1000;
const seed = 1;

/**
 * How far a model agrees with people, over answers that both levelled. Intervals draw answers, not
 * criteria, since the criteria of one answer are no independent trials. The same answers give the same
 * figures, to four decimals.
 */
export function evaluateModel(answers: readonly EvaluatedAnswer[]): EvaluationFigures {
  const answered = answers.filter(({ fault }) => fault === null);
  const criteria = answers.flatMap((answer) => answer.criteria);
  const gradedByTwo = answered.filter((answer) =>
    answer.criteria.every(({ people }) => people.length >= 2),
  );
  return {
    answers: {
      asked: answers.length,
      answered: answered.length,
      gradedByTwo: gradedByTwo.length,
      midRange: answered.filter((answer) => pairLevels(answer).isMidRange).length,
    },
    faults: countFaults(answers),
    criteria: {
      asked: criteria.length,
      levelled: criteria.filter(({ model }) => model !== null).length,
    },
    agreement: estimateAgreement(answers),
    paraphrased: changeOf(criteria, ({ paraphrased }) => paraphrased),
    padded: changeOf(criteria, ({ padded }) => padded),
  };
}

function countFaults(answers: readonly EvaluatedAnswer[]): EvaluationFigures['faults'] {
  const faults: Partial<Record<FeedbackFault, number>> = {};
  for (const { fault } of answers) {
    if (fault !== null) faults[fault] = (faults[fault] ?? 0) + 1;
  }
  return faults;
}

function estimateAgreement(answers: readonly EvaluatedAnswer[]): EvaluationFigures['agreement'] {
  const paired = answers.map(pairLevels);
  const measure = (drawn: readonly PairedLevels[]) => ({ ...measureAgreement(drawn) });
  const intervals = bootstrapIntervals(paired, measure, { resamples, seed });
  const figures = measure(paired);
  const names = Object.keys(figures) as (keyof AgreementFigures)[];
  const estimates = names.map((name): [keyof AgreementFigures, Estimate] => [
    name,
    {
      value: roundFigure(figures[name]),
      low: roundFigure(intervals[name]?.low ?? null),
      high: roundFigure(intervals[name]?.high ?? null),
    },
  ]);
  return Object.fromEntries(estimates) as Record<keyof AgreementFigures, Estimate>;
}

function changeOf(
  criteria: readonly EvaluatedCriterion[],
  after: (criterion: EvaluatedCriterion) => number | null,
): LevelChange | null {
  return measureChange(criteria.map((criterion) => [criterion.model, after(criterion)] as const));
}
