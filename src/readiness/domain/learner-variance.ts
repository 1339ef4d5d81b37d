import type { ReadinessConfig } from './readiness-config.js';
import { relianceOf } from './shrink.js';
import type { SkillSpread } from './skill-spread.js';

/** The variance of the learner's gap, all skills taken together. */
export function learnerVariance(
  spreads: readonly Pick<SkillSpread, 'precision' | 'reliance'>[],
  { sdLearner }: Pick<ReadinessConfig, 'sdLearner'>,
): number {
  const precision = spreads.reduce((sum, each) => sum + each.reliance * each.precision, 0);
  return sdLearner ** 2 * relianceOf(precision, sdLearner);
}
