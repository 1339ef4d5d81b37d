import type { RubricScore } from './score-rubric.js';

/** Where a bank draws the lines of its verdict. */
export interface VerdictPolicy {
  readonly seniorScore: number;
  readonly staffScore: number;
  /** Criteria at the top level a staff pass needs. */
  readonly staffCriteriaAtTop: number;
  /** From this many red flags left standing: not yet. */
  readonly redFlagsForNotYet: number;
}

export const DEFAULT_VERDICT_POLICY: VerdictPolicy = Object.freeze({
  seniorScore: 0.65,
  staffScore: 0.75,
  staffCriteriaAtTop: 2,
  redFlagsForNotYet: 2,
});

export type VerdictReason =
  'must-have-missed' | 'red-flags' | 'below-senior-score' | 'below-staff-score' | 'too-few-at-top';

export interface Verdict {
  /** The highest bar the answer passes. */
  readonly verdict: 'staff-pass' | 'senior-pass' | 'not-yet';
  /** What keeps it from the next bar; empty at the highest. */
  readonly reasons: readonly VerdictReason[];
}

/**
 * Whether an answer would pass an interview, beside the rating and independent of it: the rating says
 * when to come back, the verdict how it would have gone. `redFlags` counts the red flags left standing.
 * A missed must-have, or red flags enough, is "not yet" whatever the score.
 */
export function decideVerdict(
  score: Pick<RubricScore, 'score' | 'mustHaveMet' | 'criteriaAtTop'>,
  redFlags: number,
  policy: VerdictPolicy = DEFAULT_VERDICT_POLICY,
): Verdict {
  const shortOfSenior = reasonsOf([
    [!score.mustHaveMet, 'must-have-missed'],
    [redFlags >= policy.redFlagsForNotYet, 'red-flags'],
    [score.score < policy.seniorScore, 'below-senior-score'],
  ]);
  if (shortOfSenior.length > 0) return { verdict: 'not-yet', reasons: shortOfSenior };
  const shortOfStaff = reasonsOf([
    [score.score < policy.staffScore, 'below-staff-score'],
    [score.criteriaAtTop < policy.staffCriteriaAtTop, 'too-few-at-top'],
  ]);
  if (shortOfStaff.length > 0) return { verdict: 'senior-pass', reasons: shortOfStaff };
  return { verdict: 'staff-pass', reasons: [] };
}

function reasonsOf(checks: readonly (readonly [boolean, VerdictReason])[]): VerdictReason[] {
  return checks.filter(([applies]) => applies).map(([, reason]) => reason);
}
