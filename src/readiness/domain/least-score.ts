import type { BlueprintSkill } from './blueprint.js';
import type { ReadinessConfig } from './readiness-config.js';

/** The least that a skill must bring, 0..1; null for those that are no must-haves. */
export function leastScore(
  { isMustHave, minScore }: Pick<BlueprintSkill, 'isMustHave' | 'minScore'>,
  { mustMin }: Pick<ReadinessConfig, 'mustMin'>,
): number | null {
  return isMustHave ? (minScore ?? mustMin) : null;
}
