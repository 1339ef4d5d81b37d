import { decideDoubt, type StatusFacts } from './decide-status.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { Estimate, ReadinessStatus } from './readiness.js';

/**
 * How ready somebody is in one skill, against the least that it must bring: ready when even the low end
 * of the range reaches it, borderline when the score does.
 */
export function decideSkillStatus(
  facts: Omit<StatusFacts, 'sd'>,
  estimate: Estimate,
  least: number,
  config: Pick<ReadinessConfig, 'thinSd' | 'thinSelf'>,
): ReadinessStatus {
  const doubt = decideDoubt({ ...facts, sd: estimate.sd }, config);
  if (doubt !== null) return doubt;
  if (estimate.low80 >= least && facts.areCriticalShown) return 'ready';
  return estimate.score >= least ? 'borderline' : 'not-ready';
}
