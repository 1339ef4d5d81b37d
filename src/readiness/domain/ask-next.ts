import type { PlacedQuestion } from './bank-layout.js';
import { learnerVariance } from './learner-variance.js';
import type { Doubt } from './measure-doubt.js';
import { overallVariance, type WeighedSpread } from './overall-variance.js';
import type { SkillEvidence } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { GradeSuggestion } from './readiness.js';
import { recallAt } from './recall-at.js';
import { shareLeft } from './share-left.js';
import { skillSpread } from './skill-spread.js';
import type { StudyTime } from './study-next.js';
import { weighGrade } from './weigh-grade.js';

/**
 * The skill in which a coach's grade would narrow the range of the whole most: tried out on the question
 * there that least is known of, as an answer given today. What the coach would say does not matter, as
 * the range does not follow from it. Null when there is nothing to ask.
 */
export function askNext(
  skills: readonly SkillEvidence[],
  { weighed, whole: variance }: Doubt,
  config: ReadinessConfig,
  time: StudyTime,
): GradeSuggestion | null {
  const rest = variance - spreadVariance(weighed, config);
  let best: GradeSuggestion | null = null;
  for (const [index, skill] of skills.entries()) {
    const precisions = withOneMore(skill, config, time);
    if (precisions === null) continue;
    const tried = weighed.map((each, place) => {
      if (place !== index) return each;
      return { share: each.share, spread: skillSpread(skill.placed, precisions, config) };
    });
    const sdAfter = Math.sqrt(Math.max(0, rest + spreadVariance(tried, config)));
    if (best !== null && best.sdAfter <= sdAfter) continue;
    best = { skillId: skill.placed.skill.skillId, sdNow: Math.sqrt(variance), sdAfter };
  }
  return best;
}

function spreadVariance(weighed: readonly WeighedSpread[], config: ReadinessConfig): number {
  return overallVariance(
    weighed,
    learnerVariance(
      weighed.map(({ spread }) => spread),
      config,
    ),
  );
}

/** How precise each question would be known with one coach's grade more; null without one to ask. */
function withOneMore(
  { placed, questions }: SkillEvidence,
  { sdAttempt, gamma, graders }: ReadinessConfig,
  { weights, nowMs }: StudyTime,
): number[] | null {
  const precisions = questions.map(({ precision }) => precision);
  const asked = leastKnown(placed.questions, precisions);
  if (asked === null) return null;
  const memory = placed.questions[asked]?.memory ?? null;
  const recall = memory === null ? 0 : recallAt(nowMs, memory, weights);
  const variance = sdAttempt ** 2 + 1 / weighGrade(graders.coach, graders.coach.biasSd, 1);
  const before = precisions[asked] ?? 0;
  return precisions.with(asked, before + shareLeft(recall, gamma) ** 2 / variance);
}

/** The place of the question that least is known of; suspended ones are not asked. */
function leastKnown(
  questions: readonly PlacedQuestion[],
  precisions: readonly number[],
): number | null {
  let least: number | null = null;
  for (const [index, { question }] of questions.entries()) {
    if (question.isSuspended) continue;
    if (least === null || (precisions[index] ?? 0) < (precisions[least] ?? 0)) least = index;
  }
  return least;
}
