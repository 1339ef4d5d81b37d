import { graderSources, type GraderSource } from '../../readiness/domain/grader-source.js';
import type { Trust } from '../../readiness/domain/readiness.js';

export const sourceMixes = ['coach', 'peer', 'llm', 'self', 'mixed'] as const;
/** Who gave most of what a score rests on; `mixed` where nobody gave more than half. */
export type SourceMix = GraderSource | 'mixed';

/** By shares of the weight of grades, 0..1. */
export function sourceMix(trust: Trust): SourceMix {
  return graderSources.find((source) => trust[source] > 0.5) ?? 'mixed';
}
