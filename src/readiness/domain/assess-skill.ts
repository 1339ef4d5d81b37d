import { coverageOf } from './coverage-of.js';
import { decideSkillStatus } from './decide-skill-status.js';
import { estimateRange } from './estimate-range.js';
import type { SkillGaps } from './estimate-gaps.js';
import { expectedScore } from './expected-score.js';
import { isPractised } from './is-practised.js';
import { leastScore } from './least-score.js';
import type { SkillEvidence } from './read-skill.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { QuestionReadiness, SkillReadiness } from './readiness.js';
import { trustOf } from './trust-of.js';

/** A skill and each of its questions on the day of the interview. */
export interface AssessedSkill {
  readonly skill: SkillReadiness;
  /** In the skill's order. */
  readonly questions: readonly QuestionReadiness[];
  readonly areCriticalShown: boolean;
}

/**
 * What a skill is expected to bring: its questions as far as the interview takes them from the bank, the
 * skill's own level for the rest. `shift` of the configuration moves it.
 *
 * @param variance of its score
 * @param bar of the interview, which stands in where the skill has no least score of its own
 */
export function assessSkill(
  evidence: SkillEvidence,
  gaps: SkillGaps,
  variance: number,
  bar: number,
  config: ReadinessConfig,
): AssessedSkill {
  const { placed } = evidence;
  const questions = assessQuestions(evidence, gaps, config);
  const known = questions.reduce(
    (sum, { expected }, index) => sum + expected * (placed.questions[index]?.share ?? 0),
    0,
  );
  const unseen = Math.min(1, Math.max(0, 1 - gaps.gap));
  const score = (1 - placed.novelty) * known + placed.novelty * unseen + config.shift;
  const estimate = estimateRange(score, variance);
  const areCriticalShown = placed.questions.every(
    (each, index) =>
      !each.question.isCritical || (isPractised(each) && !questions[index]?.isMustHaveOpen),
  );
  const trust = trustOf([evidence.weights]);
  const attempts = placed.attempts.length;
  const facts = { attempts, trust, areCriticalShown };
  const minScore = leastScore(placed.skill, config);
  return {
    skill: {
      ...estimate,
      skillId: placed.skill.skillId,
      name: placed.skill.name,
      weight: placed.share,
      isMustHave: placed.skill.isMustHave,
      minScore,
      unseen,
      coverage: coverageOf(placed.questions),
      attempts,
      trust,
      status: decideSkillStatus(facts, estimate, minScore ?? bar, config),
      openMustHaves: questions.filter((each) => each.isMustHaveOpen).map((each) => each.questionId),
      attemptIds: placed.attempts.map(({ attemptId }) => attemptId).toReversed(),
    },
    questions,
    areCriticalShown,
  };
}

function assessQuestions(
  { placed, questions }: SkillEvidence,
  gaps: SkillGaps,
  config: ReadinessConfig,
): QuestionReadiness[] {
  return placed.questions.map((each, index) => {
    const gap = Math.max(0, gaps.questions[index]?.gap ?? gaps.gap);
    const isMustHaveOpen = questions[index]?.isMustHaveOpen ?? false;
    return {
      questionId: each.question.questionId,
      skillId: each.question.skillId,
      expected: expectedScore(gap, each.recall, isMustHaveOpen, config),
      recall: each.recall,
      gap: Math.min(1, gap),
      isPractised: isPractised(each),
      isMustHaveOpen,
    };
  });
}
