import type { GoalScope } from './interview-goal.js';

/**
 * Whether an interview may ask this question: it belongs to one of the banks, or needs one of the
 * skills. Naming both widens the scope, since an interview that tests a skill rarely keeps to a bank.
 */
export function coversQuestion(
  scope: GoalScope,
  question: { readonly bankId: string; readonly skills: readonly string[] },
): boolean {
  return (
    scope.bankIds.includes(question.bankId) ||
    question.skills.some((skill) => scope.skills.includes(skill))
  );
}
