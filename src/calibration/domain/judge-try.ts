import type { Criterion } from '../../question-bank/domain/rubric.js';
import type { LevelGiven } from './anchor.js';

/** How one criterion was seen, beside how the expert saw it. */
export interface CriterionCall {
  readonly criterionKey: string;
  /** Own level less the expert's, in steps of the scale: above 0 is too high. */
  readonly levelsOff: number;
  /** Whether met or missed was told as by the expert; null for what is no must-have. */
  readonly isCallRight: boolean | null;
}

/** What a try at an anchor comes to. */
export interface TryJudgement {
  readonly isPassed: boolean;
  /** Every must-have was called met or missed as by the expert. */
  readonly mustHavesRight: boolean;
  /** Mean distance of the level values, 0..1, to 5 decimals. */
  readonly meanOff: number;
  /** Mean of own less expert's level values, -1..1, to 5 decimals: above 0 is generous. */
  readonly meanSigned: number;
  /** In rubric order. */
  readonly criteria: readonly CriterionCall[];
}

/** Three steps of thirds over five criteria are exactly this far off, and pass. */
const mostOff = 0.2;
/** Values are held against the pass value in billionths, in which 2/3 and .666666667 are the same. */
const valueUnits = 1_000_000_000;
const meanUnits = 100_000;

/**
 * Whether somebody grades an answer like the expert did: every must-have called as the expert called it,
 * and the level values at most .20 apart in the mean. The mean is not weighted. Each criterion is one
 * reading of a descriptor, and a light one is as hard to read as a heavy one; with weights a reviewer could be at
 * sea on every light criterion and pass, and what must not be misjudged has the must-have rule already.
 * Refuses a grade that misses a criterion, and an empty list of them, with a RangeError.
 */
export function judgeTry(
  criteria: readonly Criterion[],
  expert: readonly LevelGiven[],
  own: readonly LevelGiven[],
): TryJudgement {
  if (criteria.length === 0) throw new RangeError('there is no criterion to compare');
  const compared = criteria.map((criterion) => {
    const [theirs, mine] = [placeOf(criterion, expert), placeOf(criterion, own)];
    return {
      off: valueAt(criterion, mine) - valueAt(criterion, theirs),
      call: {
        criterionKey: criterion.key,
        levelsOff: mine - theirs,
        isCallRight: criterion.mustHave
          ? isMet(criterion, mine) === isMet(criterion, theirs)
          : null,
      },
    };
  });
  const meanOff = mean(compared.map(({ off }) => Math.abs(off)));
  const mustHavesRight = compared.every(({ call }) => call.isCallRight !== false);
  return {
    isPassed: mustHavesRight && meanOff <= mostOff,
    mustHavesRight,
    meanOff,
    meanSigned: mean(compared.map(({ off }) => off)),
    criteria: compared.map(({ call }) => call),
  };
}

function placeOf({ key, levels }: Criterion, given: readonly LevelGiven[]): number {
  const levelKey = given.find(({ criterionKey }) => criterionKey === key)?.levelKey;
  const place = levels.findIndex((level) => level.key === levelKey);
  if (place < 0) throw new RangeError(`'${key}' has no known level`);
  return place;
}

function valueAt({ levels }: Criterion, place: number): number {
  return levels[place]?.value ?? 0;
}

function isMet(criterion: Criterion, place: number): boolean {
  const units = (value: number): number => Math.round(value * valueUnits);
  return units(valueAt(criterion, place)) >= units(criterion.passValue);
}

/** Nearest fifth decimal: thirds that add up to a whole must not miss the threshold by a hair. */
function mean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + value, 0);
  // Rounding leaves -0, which is not 0 to everybody.
  return Math.round((sum / values.length) * meanUnits) / meanUnits + 0;
}
