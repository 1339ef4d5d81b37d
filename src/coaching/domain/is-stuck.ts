/** How it goes with one question. */
export interface Struggle {
  /** Tries failed one after the other, up to and with the latest. */
  readonly failedInARow: number;
  /** Forgotten so often that asking again does not help. */
  readonly isLeech: boolean;
}

const FAILED_IN_A_ROW = 2;

/**
 * Whether somebody is stuck on a question: the last two tries failed, or it is a leech. One failure is
 * what practice is for.
 */
export function isStuck({ failedInARow, isLeech }: Struggle): boolean {
  return isLeech || failedInARow >= FAILED_IN_A_ROW;
}
