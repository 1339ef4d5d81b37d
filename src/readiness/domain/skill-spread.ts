import type { PlacedSkill } from './bank-layout.js';
import { passUp } from './pass-up.js';
import type { ReadinessConfig } from './readiness-config.js';
import { relianceOf } from './shrink.js';
import { shareLeft } from './share-left.js';

/** How a skill's score hangs on what is not known. */
export interface SkillSpread {
  /** Of all evidence in the skill. */
  readonly precision: number;
  /** The weight that the learner's gap has in the skill's, 0..1. */
  readonly reliance: number;
  /** By how much the score falls when the skill's gap grows by 1, 0..1. */
  readonly slope: number;
  /** The variance of the skill's gap if the learner's were known. */
  readonly gapVariance: number;
  /** What its questions, each by itself, add to the variance of the score. */
  readonly questionVariance: number;
  /** Doubt about what practice closes and keeps, of all questions together: a spread of the score. */
  readonly memoryDoubt: number;
}

/**
 * Follows from how precise the evidence on each question is, never from what it says: what one more
 * grade would bring is known before it is given.
 */
export function skillSpread(
  { questions, novelty }: PlacedSkill,
  precisions: readonly number[],
  config: ReadinessConfig,
): SkillSpread {
  const { precision } = passUp(
    precisions.map((each) => ({ precision: each, pull: 0 })),
    config.sdQuestion,
  );
  let slope = novelty;
  let questionVariance = 0;
  let memoryDoubt = 0;
  for (const [index, { share, recall, memory }] of questions.entries()) {
    const weight = (1 - novelty) * share;
    const left = weight * shareLeft(recall, config.gamma);
    const reliance = relianceOf(precisions[index] ?? 0, config.sdQuestion);
    slope += left * reliance;
    questionVariance += left ** 2 * config.sdQuestion ** 2 * reliance;
    if (memory !== null) memoryDoubt += weight * config.priorGap * config.sdMemory;
  }
  const reliance = relianceOf(precision, config.sdSkill);
  return {
    precision,
    reliance,
    slope,
    gapVariance: config.sdSkill ** 2 * reliance,
    questionVariance,
    memoryDoubt,
  };
}
