import type { ReviewEvent } from './review-event.js';

/**
 * When an undo, a redo or a correction made at `now` is written down to have happened: after
 * everything said about its target before. The log is read by time, then id, and of several the last
 * one decides; two in one millisecond must not change places, nor one by a clock that was set back.
 */
export function instantOfReversal(
  events: readonly ReviewEvent[],
  targetId: string,
  now: Date,
): Date {
  const after = events
    .filter((event) => 'targetId' in event && event.targetId === targetId)
    .map(({ occurredAt }) => occurredAt.getTime() + 1);
  return new Date(Math.max(now.getTime(), ...after));
}
