import type { CohortRole } from './cohort.js';

/**
 * Whether somebody may take another out of a cohort: coaches take out members, the owner everybody.
 * Nobody takes out the owner, who hands over first.
 */
export function mayRemove(actor: CohortRole, target: CohortRole): boolean {
  if (target === 'owner' || actor === 'member') return false;
  return actor === 'owner' || target === 'member';
}
