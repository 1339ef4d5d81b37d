import type { CohortRole } from './cohort.js';

/**
 * What somebody may act as in a cohort. Coaching takes an account that may coach: who lost that is a
 * member for as long as it lasts, whatever the cohort says.
 */
export function effectiveRole(role: CohortRole, accountRole: string): CohortRole {
  return accountRole === 'learner' ? 'member' : role;
}
