import type { GraderSource } from './grader-source.js';
import type { RaterPart } from './read-question.js';
import type { Trust } from './readiness.js';

/** Where the weight of grades comes from: shares that sum to 1, all 0 without grades. */
export function trustOf(parts: Iterable<RaterPart>): Trust {
  const sums: Record<GraderSource, number> = { self: 0, peer: 0, llm: 0, coach: 0 };
  let total = 0;
  for (const { rater, precision } of parts) {
    sums[rater.source] += precision;
    total += precision;
  }
  if (total === 0) return sums;
  return {
    self: sums.self / total,
    peer: sums.peer / total,
    llm: sums.llm / total,
    coach: sums.coach / total,
  };
}
