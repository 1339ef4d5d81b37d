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
 * are, by whom, on what, and how long before the interview. Ability drifts after the last graded answer,
 * but whoever was graded once is never less known than somebody who never was.
 *
 * @param daysUnseen from the last graded answer to the interview
 */
export function measureDoubt(
  skills: readonly SkillEvidence[],
  daysUnseen: number,
  config: ReadinessConfig,
): Doubt {
  const weighed = spreadsOf(skills, ({ precision }) => precision, config);
  const ofLearner = variancesOf(weighed, config);
  const ofStranger = variancesOf(
    spreadsOf(skills, () => 0, config),
    config,
  );
  const drift = config.driftPerDay * daysUnseen;
  const leaning = sharedLeaning(skills, weighed, ofLearner.learner, config);
  return {
    skills: ofLearner.skills.map((variance, index) =>
      Math.min(variance + drift, ofStranger.skills[index] ?? Infinity),
    ),
    whole: Math.min(ofLearner.whole + leaning + drift, ofStranger.whole),
    weighed,
  };
}

function spreadsOf(
  skills: readonly SkillEvidence[],
  precisionOf: (question: SkillEvidence['questions'][number]) => number,
  config: ReadinessConfig,
): WeighedSpread[] {
  return skills.map(({ placed, questions }) => ({
    share: placed.share,
    spread: skillSpread(placed, questions.map(precisionOf), config),
  }));
}

function variancesOf(weighed: readonly WeighedSpread[], config: ReadinessConfig) {
  const spreads = weighed.map(({ spread }) => spread);
  const learner = learnerVariance(spreads, config);
  return {
    learner,
    skills: spreads.map((spread) => skillVariance(spread, learner)),
    whole: overallVariance(weighed, learner),
  };
}
