import type { StateNumber } from './review-row.js';

/**
 * Whether a card must have been reset between two reviews of a log, by the states it says they found the
 * card in. A card goes from new over learning to review and relearning and back to neither by itself, so
 * a step back tells of what the log has no line for. Unknown states tell nothing.
 */
export function wasForgottenBetween(
  earlier: StateNumber | null,
  later: StateNumber | null,
): boolean {
  if (earlier === null || later === null) return false;
  return Math.min(later, 2) < Math.min(earlier, 2);
}
