import { weightedKappa } from '../../kernel/weighted-kappa.js';
import type { PairedLevels } from './pair-levels.js';

/** How far a model agrees with people, and people among themselves. Null where too little is known. */
export interface AgreementFigures {
  /** Weighted kappa, quadratic weights, of levels by criterion. */
  readonly qwk: number | null;
  /** Share of pairs at the same level, 0..1. */
  readonly exact: number | null;
  /** Share of pairs at most one level apart, 0..1. */
  readonly adjacent: number | null;
  /** Mean of the model's level less the grader's: above 0 the model is the milder. In levels. */
  readonly bias: number | null;
  /** Cohen's kappa of must-haves met and missed. */
  readonly mustHaveKappa: number | null;
  /** As `qwk`, over the answers that people find neither good nor bad. */
  readonly midRangeQwk: number | null;
  /** As `qwk`, of two graders of the same answer. */
  readonly humanQwk: number | null;
}

/**
 * The figures of a set of answers, each pair counting the same.
 *
 * @see Cohen, Psychological Bulletin 70 (1968) 213–220, for kappa, with weights and without
 */
export function measureAgreement(answers: readonly PairedLevels[]): AgreementFigures {
  const pairs = answers.flatMap(({ modelAndPeople }) => modelAndPeople);
  const apart = pairs.map(([model, person]) => model - person);
  return {
    qwk: weightedKappa(pairs, 'quadratic'),
    exact: mean(apart.map((levels) => Number(levels === 0))),
    adjacent: mean(apart.map((levels) => Number(Math.abs(levels) <= 1))),
    bias: mean(apart),
    mustHaveKappa: weightedKappa(
      answers.flatMap(({ mustHaves }) => mustHaves),
      // Between met and missed every difference is the same.
      'linear',
    ),
    midRangeQwk: weightedKappa(
      answers.flatMap(({ isMidRange, modelAndPeople }) => (isMidRange ? modelAndPeople : [])),
      'quadratic',
    ),
    humanQwk: weightedKappa(
      answers.flatMap(({ amongPeople }) => amongPeople),
      'quadratic',
    ),
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
