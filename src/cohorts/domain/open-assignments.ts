import type { Assignment } from './assignment.js';
import { isAssignedTo } from './is-assigned-to.js';

/** An assignment as one of the cohort's members meets it. */
export type OfferedAssignment = Pick<
  Assignment,
  'id' | 'memberIds' | 'dueDay' | 'createdAt' | 'closedAt'
> & {
  /** Whether its cohort is archived. */
  readonly isArchived: boolean;
};

/**
 * What a member is still asked to do: what is due first comes first, of several the one that was asked
 * first. What is overdue is asked for until somebody closes it.
 */
export function openAssignments<T extends OfferedAssignment>(
  assignments: readonly T[],
  learnerId: string,
): T[] {
  return assignments
    .filter((each) => each.closedAt === null && !each.isArchived && isAssignedTo(each, learnerId))
    .toSorted(
      (a, b) =>
        compare(a.dueDay, b.dueDay) ||
        a.createdAt.getTime() - b.createdAt.getTime() ||
        compare(a.id, b.id),
    );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
