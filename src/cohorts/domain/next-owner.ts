import type { Membership } from './cohort.js';

/** Somebody who coaches, with an account that may. */
export type Coach = Pick<Membership, 'learnerId' | 'roleSince'>;

/**
 * Who takes a cohort over when its owner goes: the coach who has been one for longest, of several the
 * one who comes first by id. Null when there is no coach.
 */
export function nextOwner(coaches: readonly Coach[]): string | null {
  const [first] = coaches.toSorted(
    (a, b) => a.roleSince.getTime() - b.roleSince.getTime() || (a.learnerId < b.learnerId ? -1 : 1),
  );
  return first?.learnerId ?? null;
}
