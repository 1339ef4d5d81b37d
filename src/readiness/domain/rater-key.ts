import type { GraderSource } from './grader-source.js';

/** Tells a rater apart from all others: the same person as a peer and as a coach is two. */
export function raterKey(source: GraderSource, raterId: string): string {
  return `${source}:${raterId}`;
}
