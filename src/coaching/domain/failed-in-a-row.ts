import type { Rating } from '../../scheduling/domain/review-event.js';

/** One time that somebody tried to answer a question. */
export interface Try {
  /** As it counts now, corrections included. */
  readonly rating: Rating;
  /** False when a must-have was missed; true where nobody looked. */
  readonly mustHaveMet: boolean;
}

/**
 * How many tries failed one after the other, up to and with the latest: rated Again, or with a must-have
 * missed.
 *
 * @param tries of one question, the latest first
 */
export function failedInARow(tries: readonly Try[]): number {
  const lastSuccess = tries.findIndex(({ rating, mustHaveMet }) => rating > 1 && mustHaveMet);
  return lastSuccess === -1 ? tries.length : lastSuccess;
}
