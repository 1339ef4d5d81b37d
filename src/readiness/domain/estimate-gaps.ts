import type { PlacedSkill } from './bank-layout.js';
import type { Evidence } from './evidence.js';
import { passUp } from './pass-up.js';
import type { SkillEvidence } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';
import { shrink, type Shrunk } from './shrink.js';

/** A skill's gap, and those of its questions in their order. */
export interface SkillGaps extends Shrunk {
  readonly evidence: Evidence;
  /** Their difficulty is put back on. */
  readonly questions: readonly Shrunk[];
}

/** What is missed cold: by the learner on the whole, by skill and by question. */
export interface Gaps {
  readonly learner: Shrunk;
  readonly skills: readonly SkillGaps[];
}

/**
 * Estimates the gaps at all levels at once. Evidence goes up, from questions to skills to the learner,
 * and comes down again, each level shrunk towards the one above: exact for normal errors in a tree. No
 * weight is below 0, so that a better grade lowers nothing.
 */
export function estimateGaps(skills: readonly SkillEvidence[], config: ReadinessConfig): Gaps {
  const pooled = skills.map(({ questions }) => passUp(questions, config.sdQuestion));
  const learner = shrink(passUp(pooled, config.sdSkill), config.priorGap, config.sdLearner);
  return {
    learner,
    skills: skills.map((skill, index) => {
      const evidence = pooled[index] ?? { precision: 0, pull: 0 };
      const expected = learner.gap + untriedGap(skill.placed, config);
      const own = shrink(evidence, expected, config.sdSkill);
      return { ...own, evidence, questions: gapsOfQuestions(skill, own.gap, config) };
    }),
  };
}

function gapsOfQuestions(
  { placed, questions }: SkillEvidence,
  skillGap: number,
  { sdQuestion }: ReadinessConfig,
): Shrunk[] {
  return placed.questions.map(({ question }, index) => {
    const evidence = questions[index] ?? { precision: 0, pull: 0 };
    const own = shrink(evidence, skillGap, sdQuestion);
    return { ...own, gap: own.gap + question.difficulty };
  });
}

/**
 * People put off what they are weak at: a skill is taken to be weaker until enough of its questions were
 * tried, or all of a few. Questions are counted, not answers: whoever repeats one has not tried more.
 */
function untriedGap(
  { questions }: PlacedSkill,
  { untested, untestedAttempts }: ReadinessConfig,
): number {
  if (questions.length === 0) return untested;
  const tried = questions.filter(({ attempts }) => attempts.length > 0).length;
  return untested * Math.max(0, 1 - tried / Math.min(untestedAttempts, questions.length));
}
