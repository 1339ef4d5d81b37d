import type { GraderSource } from './grader-source.js';
import type { Trust } from './readiness.js';

/** The precision of all grades by graders of a kind. */
export type SourceWeights = Readonly<Record<GraderSource, number>>;

/** Where the weight of grades comes from: shares that sum to 1, all 0 without grades. */
export function trustOf(weights: readonly SourceWeights[]): Trust {
  const sumOf = (source: GraderSource) => weights.reduce((sum, each) => sum + each[source], 0);
  const [self, peer, llm, coach] = [sumOf('self'), sumOf('peer'), sumOf('llm'), sumOf('coach')];
  const total = self + peer + llm + coach;
  if (total === 0) return { self: 0, peer: 0, llm: 0, coach: 0 };
  return { self: self / total, peer: peer / total, llm: llm / total, coach: coach / total };
}
