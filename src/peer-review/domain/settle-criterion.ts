import type { Grade } from '../../attempts/domain/grade.js';
import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { GraderWeight } from './grader-weights.js';
import type { SettledItem } from './peer-review-request.js';
import { outcomeOfVote } from './outcome-of-vote.js';
import { valueUnits } from './settlement-units.js';
import { weightedConsensus } from './weighted-consensus.js';

/** What a review says, and what it counts for. */
export interface WeighedReview extends Pick<Grade, 'items' | 'redFlags' | 'scope'>, GraderWeight {}

/** What the reviews of one criterion came to. */
export interface SettledCriterion {
  readonly criterion: Criterion;
  readonly item: SettledItem;
  /** The value in billionths. */
  readonly units: number;
  /** Those for whom it reached its pass value weigh more. */
  readonly isPassed: boolean;
  /** Some say that it did, and some that it did not. */
  readonly isSplit: boolean;
  readonly isAtTop: boolean;
}

/**
 * One criterion, from all reviews of an answer. A review that does not judge it, or by a level that there
 * is not, is a RangeError.
 */
export function settleCriterion(
  criterion: Criterion,
  reviews: readonly WeighedReview[],
): SettledCriterion {
  const given = reviews.map(({ items, weight, bias }) => ({
    value: unitsGiven(criterion, items) / valueUnits,
    weight,
    bias,
  }));
  const values = given.map(({ value }) => Math.round(value * valueUnits));
  const units = Math.round(weightedConsensus(given) * valueUnits);
  const passUnits = Math.round(criterion.passValue * valueUnits);
  const isFor = values.map((value) => value >= passUnits);
  const vote = outcomeOfVote(
    given.map(({ weight }, place) => ({ weight, isFor: isFor[place] === true })),
  );
  const levelKey = nearestLevel(criterion, units);
  return {
    criterion,
    item: {
      criterionKey: criterion.key,
      levelKey,
      value: units / valueUnits,
      spread: (Math.max(...values) - Math.min(...values)) / valueUnits,
      isContested: criterion.mustHave && vote === 'tied',
    },
    units,
    isPassed: vote === 'for',
    isSplit: new Set(isFor).size > 1,
    isAtTop: criterion.levels.at(-1)?.key === levelKey,
  };
}

function unitsGiven(criterion: Criterion, items: WeighedReview['items']): number {
  const given = items.find(({ criterionKey }) => criterionKey === criterion.key);
  const level = criterion.levels.find(({ key }) => key === given?.levelKey);
  if (level === undefined) throw new RangeError(`'${criterion.key}' has no known level`);
  return Math.round(level.value * valueUnits);
}

/** Rounded to billionths, what lies halfway between two levels may seem nearer to one of them. */
const sameDistance = 2;

/** Levels rise, so the first of two as near is the lower. */
function nearestLevel({ key, levels }: Criterion, units: number): string {
  const far = levels.map(({ value }) => Math.abs(Math.round(value * valueUnits) - units));
  const least = Math.min(...far);
  const nearest = levels[far.findIndex((distance) => distance <= least + sameDistance)];
  if (nearest === undefined) throw new RangeError(`'${key}' has no levels`);
  return nearest.key;
}
