import type { AdjudicationCase, CaseOutcome } from './adjudication-case.js';

/** What comes of a decision. */
export type DecisionEffect = 'grade' | 'void-answer' | 'void-review' | 'nothing';

export type DecisionAnswer =
  | { readonly kind: 'decided'; readonly effect: DecisionEffect }
  /** The outcome does not go with this kind of case. */
  | { readonly kind: 'wrong-outcome'; readonly allowed: readonly CaseOutcome[] }
  | { readonly kind: 'needs-grade' }
  | { readonly kind: 'takes-no-grade' };

type DecidedCase = Pick<AdjudicationCase, 'kind' | 'subject'>;

/**
 * What a decision does. A contested answer is graded, for nobody said anything that could be dismissed; who
 * upholds an appeal gives the grade that takes the settlement's place; an upheld flag strikes out what it
 * is about. A grade where none belongs is refused, lest somebody think that it counts.
 */
export function decisionEffect(
  { kind, subject }: DecidedCase,
  { outcome, hasGrade }: { outcome: CaseOutcome; hasGrade: boolean },
): DecisionAnswer {
  const allowed: readonly CaseOutcome[] =
    kind === 'contested' ? ['graded'] : ['upheld', 'dismissed'];
  if (!allowed.includes(outcome)) return { kind: 'wrong-outcome', allowed };
  const effect = outcome === 'dismissed' ? 'nothing' : effectOf({ kind, subject });
  if (effect === 'grade' && !hasGrade) return { kind: 'needs-grade' };
  if (effect !== 'grade' && hasGrade) return { kind: 'takes-no-grade' };
  return { kind: 'decided', effect };
}

function effectOf({ kind, subject }: DecidedCase): DecisionEffect {
  if (kind !== 'flag') return 'grade';
  return subject === 'review' ? 'void-review' : 'void-answer';
}
