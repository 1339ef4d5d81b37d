import type { PlacedEvent } from '../../scheduling/domain/compare-events.js';

/**
 * The instant at which an event comes last in a log: now, or, where a phone's clock was ahead, a
 * millisecond after the latest event. What is decided on a log must not be read before a part of it.
 */
export function instantAfter(events: readonly PlacedEvent[], now: Date): Date {
  const latest = Math.max(...events.map(({ occurredAt }) => occurredAt.getTime() + 1));
  return new Date(Math.max(now.getTime(), latest));
}
