import type { SkillSpread } from './skill-spread.js';

/** The variance of a skill's score, ability's drift aside. */
export function skillVariance(spread: SkillSpread, learnersVariance: number): number {
  const { slope, reliance, gapVariance, questionVariance, memoryDoubt } = spread;
  return (
    slope ** 2 * (gapVariance + reliance ** 2 * learnersVariance) +
    questionVariance +
    memoryDoubt ** 2
  );
}
