import type { Assignment } from './assignment.js';

/** Whether an assignment of a cohort is meant for this member of it. */
export function isAssignedTo(
  { memberIds }: Pick<Assignment, 'memberIds'>,
  learnerId: string,
): boolean {
  return memberIds === null || memberIds.includes(learnerId);
}
