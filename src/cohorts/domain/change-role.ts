import type { CohortRole } from './cohort.js';

export interface RoleWish {
  /** What the one who asks is in the cohort. */
  readonly actor: CohortRole;
  /** What the one it is about is now, and whether their account may coach at all. */
  readonly target: CohortRole;
  readonly mayCoach: boolean;
  readonly to: CohortRole;
}

/** The roles of both afterwards, or why nothing changes. */
export type RoleChange =
  | { readonly kind: 'changed'; readonly actor: CohortRole; readonly target: CohortRole }
  | { readonly kind: 'unchanged' }
  | {
      readonly kind: 'refused';
      readonly reason: 'not-the-owner' | 'needs-coach-account' | 'hand-over-first';
    };

/**
 * Gives and takes roles. Only the owner does, and gives only to accounts that may coach. Whoever gives
 * the ownership away stays as a coach, so that there is exactly one owner before and after.
 */
export function changeRole({ actor, target, mayCoach, to }: RoleWish): RoleChange {
  if (actor !== 'owner') return { kind: 'refused', reason: 'not-the-owner' };
  if (target === to) return { kind: 'unchanged' };
  // There is one owner, so this is the one who asks.
  if (target === 'owner') return { kind: 'refused', reason: 'hand-over-first' };
  if (to !== 'member' && !mayCoach) return { kind: 'refused', reason: 'needs-coach-account' };
  return { kind: 'changed', actor: to === 'owner' ? 'coach' : 'owner', target: to };
}
