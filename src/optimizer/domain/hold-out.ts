import type { RecallHistory } from './recall-history.js';

export interface HeldOut {
  /** To fit weights to. */
  readonly older: readonly RecallHistory[];
  /** To measure them on. */
  readonly newer: readonly RecallHistory[];
}

const OLDER_SHARE = 0.8;

/**
 * The oldest four fifths, rounded down, and the newest fifth of histories in the order of time. Split
 * by time and not by chance, because that is how the weights will be used: on what comes after.
 */
export function holdOut(histories: readonly RecallHistory[]): HeldOut {
  const older = Math.floor(histories.length * OLDER_SHARE);
  return { older: histories.slice(0, older), newer: histories.slice(older) };
}
