import type { ReviewEvent } from './review-event.js';

/**
 * Whether a client tells of this very event once more, given what it said itself: where and when the
 * server placed it, and what else the server added, does not count.
 */
export function isSameEvent(stored: ReviewEvent, said: object): boolean {
  const known = new Map<string, unknown>(Object.entries(stored));
  return Object.entries(said).every(([key, value]) => isEqual(known.get(key), value));
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  return a === b;
}
