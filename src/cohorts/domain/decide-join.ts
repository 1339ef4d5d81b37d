import type { CohortRole } from './cohort.js';
import type { InvitationState } from './invitation-state.js';
import type { InvitedRole } from './invitation.js';

/** Who shows a code, and what they show. */
export interface JoinCase {
  /** What they are in the cohort already; null when nothing. */
  readonly current: CohortRole | null;
  readonly invited: InvitedRole;
  readonly state: InvitationState;
  readonly isArchived: boolean;
  /** Whether the account may coach at all. */
  readonly mayCoach: boolean;
}

/** `joins` and `rises` use the code up by one; `stays` leaves all as it is. */
export type JoinOutcome = 'joins' | 'rises' | 'stays' | 'refused' | 'needs-coach-account';

const rank: Readonly<Record<CohortRole, number>> = { member: 0, coach: 1, owner: 2 };

/**
 * What a code does for the one who shows it. Whoever is in the cohort as much already stays as they
 * are, whatever became of the code: a retry after a lost answer is no second use. No code lowers a role.
 */
export function decideJoin(join: JoinCase): JoinOutcome {
  const { current, invited, state, isArchived, mayCoach } = join;
  if (current !== null && rank[current] >= rank[invited]) return 'stays';
  if (state !== 'open' || isArchived) return 'refused';
  if (invited === 'coach' && !mayCoach) return 'needs-coach-account';
  return current === null ? 'joins' : 'rises';
}
