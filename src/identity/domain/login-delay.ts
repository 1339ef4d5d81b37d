const freeFailures = 20;
const longestDelayMs = 3000;

/**
 * How long a password check waits, in milliseconds, after this many failures on the account within
 * the hour, wherever they came from. It slows guessing from many networks; it never refuses, since
 * that would let anyone lock the owner out.
 */
export function loginDelayMs(failures: number): number {
  if (failures <= freeFailures) return 0;
  return Math.min(100 * 2 ** Math.min(failures - freeFailures - 1, 10), longestDelayMs);
}
