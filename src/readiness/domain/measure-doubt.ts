import { learnerVariance } from './learner-variance.js';
import { overallVariance, type WeighedSpread } from './overall-variance.js';
import type { SkillEvidence } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';
import { sharedLeaning } from './shared-leaning.js';
import { skillSpread } from './skill-spread.js';
import { skillVariance } from './skill-variance.js';

/** The variances of the scores. */
export interface Doubt {
  /** By skill, in the order of the blueprint. */
  readonly skills: readonly number[];
  readonly whole: number;
  readonly weighed: readonly WeighedSpread[];
}

/**
 * How unsure the scores are. None of it follows from how good the grades are, only from how many there
 * are, by whom, on what, and how long before the interview.
 *
 * @param daysUnseen from the last graded answer to the interview; ability drifts meanwhile
 */
export function measureDoubt(
  skills: readonly SkillEvidence[],
  daysUnseen: number,
  config: ReadinessConfig,
): Doubt {
  const weighed = skills.map(({ placed, questions }) => ({
    share: placed.share,
    spread: skillSpread(
      placed,
      questions.map(({ precision }) => precision),
      config,
    ),
  }));
  const ofLearner = learnerVariance(
    weighed.map(({ spread }) => spread),
    config,
  );
  const drift = config.driftPerDay * daysUnseen;
  return {
    skills: weighed.map(({ spread }) => skillVariance(spread, ofLearner) + drift),
    whole:
      overallVariance(weighed, ofLearner) +
      sharedLeaning(skills, weighed, ofLearner, config) +
      drift,
    weighed,
  };
}
