import { divideHalfEven } from '../../kernel/divide-half-even.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { GradeItem } from './grade-item.js';

export interface RubricScore {
  /** Weighted mean of the level values, 0..1, to 5 decimals. */
  readonly score: number;
  /** Every must-have is at its pass value or above. */
  readonly mustHaveMet: boolean;
  /** Every must-have is at its top level. */
  readonly mustHavesAtTop: boolean;
  /** Keys of the must-haves below their pass value, in rubric order. */
  readonly missedMustHaves: readonly string[];
  /** How many criteria, must-have or not, are at their top level. */
  readonly criteriaAtTop: number;
}

/** Values are taken in billionths: 2/3 and .333333333 then mean thirds, and sums are exact. */
const VALUE_UNITS = 1_000_000_000;
const SCORE_UNITS = 100_000;

/**
 * S = Σ weight·value / Σ weight over the criteria that apply, in whole numbers and rounded half to even
 * at the fifth decimal: the same grade scores the same everywhere, and sits on a threshold or does not
 * for a reason one can redo by hand. Refuses an incomplete grade or an empty list of criteria with a
 * RangeError; checkGrade says beforehand what is wrong.
 */
export function scoreRubric(
  criteria: readonly Criterion[],
  items: readonly Pick<GradeItem, 'criterionKey' | 'levelKey'>[],
): RubricScore {
  const levelKeys = new Map(items.map(({ criterionKey, levelKey }) => [criterionKey, levelKey]));
  const graded = criteria.map((criterion) => {
    const units = unitsOf(valueAt(criterion, levelKeys.get(criterion.key)));
    const isAtTop = criterion.levels.at(-1)?.key === levelKeys.get(criterion.key);
    return { criterion, units, isAtTop };
  });
  const weight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
  if (weight <= 0) throw new RangeError('there is no criterion to score');
  const earned = graded.reduce((sum, { criterion, units }) => sum + criterion.weight * units, 0);
  const mustHaves = graded.filter(({ criterion }) => criterion.mustHave);
  const missed = mustHaves.filter(({ criterion, units }) => units < unitsOf(criterion.passValue));
  return {
    score:
      divideHalfEven(BigInt(earned) * BigInt(SCORE_UNITS), BigInt(weight * VALUE_UNITS)) /
      SCORE_UNITS,
    mustHaveMet: missed.length === 0,
    mustHavesAtTop: mustHaves.every(({ isAtTop }) => isAtTop),
    missedMustHaves: missed.map(({ criterion }) => criterion.key),
    criteriaAtTop: graded.filter(({ isAtTop }) => isAtTop).length,
  };
}

function valueAt(criterion: Criterion, levelKey: string | undefined): number {
  const level = criterion.levels.find(({ key }) => key === levelKey);
  if (level === undefined) throw new RangeError(`'${criterion.key}' has no known level`);
  return level.value;
}

function unitsOf(value: number): number {
  return Math.round(value * VALUE_UNITS);
}
