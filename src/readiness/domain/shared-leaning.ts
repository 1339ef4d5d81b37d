import type { Rater } from './meet-raters.js';
import type { WeighedSpread } from './overall-variance.js';
import type { SkillEvidence } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';
import { relianceOf } from './shrink.js';
import { shareLeft } from './share-left.js';

/**
 * What raters who graded in several skills add to the variance of the score of the whole. That they lean
 * to one side is in the weight of their grades within a skill already; that it is the same side in every
 * skill is here.
 */
export function sharedLeaning(
  skills: readonly SkillEvidence[],
  weighed: readonly WeighedSpread[],
  learnersVariance: number,
  config: ReadinessConfig,
): number {
  const onLearner = weighed.reduce(
    (sum, { share, spread }) => sum + share * spread.slope * spread.reliance,
    0,
  );
  const leanings = new Map<string, Leaning>();
  for (const [index, skill] of skills.entries()) {
    const own = weighed[index];
    if (own === undefined) continue;
    const perPull =
      own.share * own.spread.slope * own.spread.gapVariance +
      onLearner * learnersVariance * own.spread.reliance;
    for (const [rater, push] of pushesOf(skill, own.share, perPull, config)) {
      const leaning = leanings.get(rater.key) ?? { sum: 0, squares: 0, biasSd: rater.biasSd };
      leaning.sum += push;
      leaning.squares += push ** 2;
      leanings.set(rater.key, leaning);
    }
  }
  let variance = 0;
  for (const { sum, squares, biasSd } of leanings.values()) {
    variance += biasSd ** 2 * (sum ** 2 - squares);
  }
  return variance;
}

interface Leaning {
  sum: number;
  squares: number;
  readonly biasSd: number;
}

/** By how much each rater moves the score through a skill if they lean by 1. */
function pushesOf(
  { placed, questions }: SkillEvidence,
  share: number,
  perPull: number,
  { sdQuestion, gamma }: Pick<ReadinessConfig, 'sdQuestion' | 'gamma'>,
): Map<Rater, number> {
  const pushes = new Map<Rater, number>();
  for (const [index, { share: ofSkill, recall }] of placed.questions.entries()) {
    const evidence = questions[index];
    if (evidence === undefined || evidence.parts.length === 0) continue;
    const own = share * (1 - placed.novelty) * ofSkill * shareLeft(recall, gamma);
    const perOwnPull =
      relianceOf(evidence.precision, sdQuestion) * (own * sdQuestion ** 2 + perPull);
    for (const { rater, leverage } of evidence.parts) {
      pushes.set(rater, (pushes.get(rater) ?? 0) + perOwnPull * leverage);
    }
  }
  return pushes;
}
