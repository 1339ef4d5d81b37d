import { pearsonCorrelation } from '../../kernel/pearson-correlation.js';
import { wilsonInterval, type Interval } from '../../kernel/wilson-interval.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { Mark, MarkedAnswer } from './marked-answer.js';
import { upperLowerIndex } from './upper-lower-index.js';

/** How one criterion fares in the answers it was asked of. */
export interface CriterionFigures {
  readonly answers: number;
  /** Share of answers at the pass value or above. */
  readonly passRate: number;
  readonly passRateInterval: Interval;
  /** Mean of the value of the level given, 0..1. */
  readonly meanLevelShare: number;
  /** Passing against the rest of the score, −1..1: corrected item-rest, point-biserial. */
  readonly passDiscrimination: number | null;
  /** The value of the level against the rest of the score: corrected item-rest, Pearson. */
  readonly levelDiscrimination: number | null;
  readonly upperLowerIndex: number | null;
}

/** Fewer answers make a correlation of chance. */
const fewestAnswers = 10;

interface RatedItem extends Mark {
  /** The weighted mean of the other criteria; null where there are none. */
  readonly rest: number | null;
}

/**
 * Figures of the criterion at a place of the rubric over the answers that count, all of which it was asked
 * of. The item is left out of what it is compared with (Henrysson 1963), or it would correlate with itself.
 * Null without answers.
 */
export function measureCriterion(
  criteria: readonly Criterion[],
  place: number,
  counted: readonly MarkedAnswer[],
): CriterionFigures | null {
  const items = counted.flatMap(({ sheet }) => {
    const mark = sheet.marks[place] ?? null;
    return mark === null ? [] : [{ ...mark, rest: restOf(criteria, place, sheet.marks) }];
  });
  const passed = items.filter(({ isPass }) => isPass).length;
  const passRateInterval = wilsonInterval(passed, items.length);
  if (passRateInterval === null) return null;
  return {
    answers: items.length,
    passRate: passed / items.length,
    passRateInterval,
    meanLevelShare: items.reduce((sum, { value }) => sum + value, 0) / items.length,
    ...discriminate(items),
  };
}

function discriminate(
  items: readonly RatedItem[],
): Pick<CriterionFigures, 'passDiscrimination' | 'levelDiscrimination' | 'upperLowerIndex'> {
  const compared = items.flatMap(({ rest, ...mark }) => (rest === null ? [] : [{ ...mark, rest }]));
  const isEnough = compared.length >= fewestAnswers;
  const correlate = (valueOf: (mark: Mark) => number): number | null =>
    isEnough
      ? pearsonCorrelation(compared.map((item) => [valueOf(item), item.rest] as const))
      : null;
  return {
    passDiscrimination: correlate(({ isPass }) => (isPass ? 1 : 0)),
    levelDiscrimination: correlate(({ value }) => value),
    upperLowerIndex: upperLowerIndex(compared),
  };
}

/** To nine decimals: thirds add up to the same in any order. */
function restOf(
  criteria: readonly Criterion[],
  place: number,
  marks: readonly (Mark | null)[],
): number | null {
  let earned = 0;
  let weights = 0;
  for (const [other, mark] of marks.entries()) {
    if (mark === null || other === place) continue;
    const weight = criteria[other]?.weight ?? 0;
    earned += weight * mark.value;
    weights += weight;
  }
  return weights === 0 ? null : Math.round((earned / weights) * 1e9) / 1e9;
}
