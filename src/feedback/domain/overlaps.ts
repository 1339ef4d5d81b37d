import type { Span } from './fold-text.js';

/** Whether two stretches of a text share any of it. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
