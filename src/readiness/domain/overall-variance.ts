import type { SkillSpread } from './skill-spread.js';

/** A skill's spread and its share of the interview. */
export interface WeighedSpread {
  readonly share: number;
  readonly spread: SkillSpread;
}

/**
 * The variance of the score of the whole, ability's drift and the leaning of raters aside. What skills
 * have in common, the learner and how well practice is kept, does not even out between them.
 */
export function overallVariance(
  weighed: readonly WeighedSpread[],
  learnersVariance: number,
): number {
  let apart = 0;
  let onLearner = 0;
  let memoryDoubt = 0;
  for (const { share, spread } of weighed) {
    apart += share ** 2 * (spread.slope ** 2 * spread.gapVariance + spread.questionVariance);
    onLearner += share * spread.slope * spread.reliance;
    memoryDoubt += share * spread.memoryDoubt;
  }
  return apart + onLearner ** 2 * learnersVariance + memoryDoubt ** 2;
}
