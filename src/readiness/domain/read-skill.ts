import type { PlacedSkill } from './bank-layout.js';
import { meetRaters } from './meet-raters.js';
import { readQuestion, type QuestionEvidence } from './read-question.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { Calibration } from './readiness-input.js';
import type { SourceWeights } from './trust-of.js';

/** What the answers in a skill say, question by question in its order. */
export interface SkillEvidence {
  readonly placed: PlacedSkill;
  readonly questions: readonly QuestionEvidence[];
  readonly weights: SourceWeights;
}

/** Reads all answers in a skill. How often each rater graded in it decides what each grade weighs. */
export function readSkill(
  placed: PlacedSkill,
  { config, calibration }: { readonly config: ReadinessConfig; readonly calibration: Calibration },
  lastAttemptAtMs: number,
): SkillEvidence {
  const raters = meetRaters(placed.attempts, config, calibration);
  const context = { config, raters, lastAttemptAtMs };
  const questions = placed.questions.map((question) => readQuestion(question, context));
  return { placed, questions, weights: weightsOf(questions) };
}

function weightsOf(questions: readonly QuestionEvidence[]): SourceWeights {
  const weights = { self: 0, peer: 0, llm: 0, coach: 0 };
  for (const { parts } of questions) {
    for (const { rater, precision } of parts) weights[rater.source] += precision;
  }
  return weights;
}
