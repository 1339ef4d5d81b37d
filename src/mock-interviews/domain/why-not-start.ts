import type { Round } from './mock-interview.js';

/** `begun`: this round has begun before; `earlier-open`: one before it has not ended. */
export type StartRefusal = 'begun' | 'earlier-open';

/** Why a round cannot begin now, in a live interview; null when it can. Rounds are held in order. */
export function whyNotStart(
  rounds: readonly Pick<Round, 'number' | 'startedAt' | 'endedAt'>[],
  number: number,
): StartRefusal | null {
  const isBegun = rounds.some((each) => each.number === number && each.startedAt !== null);
  if (isBegun) return 'begun';
  const isOpen = rounds.some((each) => each.number < number && each.endedAt === null);
  return isOpen ? 'earlier-open' : null;
}
