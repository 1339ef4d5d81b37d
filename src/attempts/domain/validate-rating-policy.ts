import type { RatingPolicy } from './rating-policy.js';

export interface RatingPolicyProblem {
  readonly field: keyof RatingPolicy;
  readonly code: 'out-of-order';
  readonly detail: string;
}

type Rule = readonly [keyof RatingPolicy, (policy: RatingPolicy) => boolean, string];

/** The harder cap may set in together with the softer one, which then never shows; scores must rise. */
const RULES: readonly Rule[] = [
  ['pass', ({ pass }) => pass > 0, 'must be above 0'],
  ['good', ({ pass, good }) => good > pass, 'must be above pass'],
  ['easy', ({ good, easy }) => easy > good && easy <= 1, 'must be above good and at most 1'],
  ['hintsForGood', (p) => isCount(p.hintsForGood), 'must be a whole number from 1'],
  [
    'hintsForHard',
    (p) => isCount(p.hintsForHard) && p.hintsForHard >= p.hintsForGood,
    'must be a whole number, not below hintsForGood',
  ],
  ['overtimeForGood', (p) => isRatio(p.overtimeForGood), 'must be 1 or more'],
  [
    'overtimeForHard',
    (p) => isRatio(p.overtimeForHard) && p.overtimeForHard >= p.overtimeForGood,
    'must not be below overtimeForGood',
  ],
];

/** Every reason to refuse a rating policy: 0 < pass < good < easy ≤ 1, and caps that only tighten. */
export function validateRatingPolicy(policy: RatingPolicy): RatingPolicyProblem[] {
  return RULES.filter(([, holds]) => !holds(policy)).map(([field, , rule]) => ({
    field,
    code: 'out-of-order',
    detail: `${rule}, got ${policy[field]}`,
  }));
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}

/** An answer within its time box is never over time. */
function isRatio(value: number): boolean {
  return Number.isFinite(value) && value >= 1;
}
