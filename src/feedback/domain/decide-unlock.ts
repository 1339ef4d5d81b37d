import { roundFigure } from '../../kernel/round-figure.js';
import type { EvaluationFigures } from './evaluate-model.js';

/** Whether a model may suggest grades. */
export interface UnlockDecision {
  readonly isPassed: boolean;
  /** All that stands in the way, in words; empty when nothing does. */
  readonly reasons: readonly string[];
}

/** Below it a model agrees with people too little for its levels to be added up. */
const leastQwk = 0.7;
/** A model may agree with people by this much less than people among themselves. */
const mostBelowPeople = 0.1;
/** Of fewer answers the agreement may come out as anything. */
const fewestAnswers = 30;
/** Where the model has a level for fewer criteria, it chose itself what it is measured by. */
const leastCoverage = 0.8;

/**
 * Levels may be added up to a suggested grade when the model agrees with people well (QWK of .70 or
 * more) and about as well as people among themselves (at most .10 below), on 30 answers or more that
 * two people graded, with a level for four criteria in five. Figures are taken as they are told, to
 * four decimals.
 *
 * @see Williamson, Xi and Breyer, Educational Measurement: Issues and Practice 31 (2012) 2–13, for the
 *   two thresholds of agreement
 */
export function decideUnlock(figures: EvaluationFigures): UnlockDecision {
  const reasons = [
    ...answerReasons(figures),
    ...coverageReasons(figures),
    ...agreementReasons(figures),
  ];
  return { isPassed: reasons.length === 0, reasons };
}

function answerReasons({ answers: { gradedByTwo } }: EvaluationFigures): string[] {
  if (gradedByTwo >= fewestAnswers) return [];
  return [
    `${gradedByTwo} answers got feedback and were graded by two people or more; ${fewestAnswers} are needed`,
  ];
}

function coverageReasons({ criteria: { asked, levelled } }: EvaluationFigures): string[] {
  const share = asked === 0 ? 0 : levelled / asked;
  if (roundFigure(share) >= leastCoverage) return [];
  const percent = Math.floor(share * 100);
  return [
    `${percent} % of the criteria got a level that the answer bears out; ${leastCoverage * 100} % are needed`,
  ];
}

function agreementReasons({ agreement }: EvaluationFigures): string[] {
  const model = agreement.qwk.value;
  const people = agreement.humanQwk.value;
  const reasons: string[] = [];
  if (model === null) reasons.push('how far the model agrees with people cannot be told');
  else if (model < leastQwk) {
    reasons.push(`the model agrees with people to ${model} (QWK); ${leastQwk} is needed`);
  }
  if (people === null) reasons.push('how far people agree among themselves cannot be told');
  else if (model !== null && model < roundFigure(people - mostBelowPeople)) {
    reasons.push(
      `the model agrees with people to ${model} (QWK), more than ${mostBelowPeople} below the ${people} of people among themselves`,
    );
  }
  return reasons;
}
