import type { PlacedSkill } from './bank-layout.js';
import { meetRaters } from './meet-raters.js';
import { readQuestion, type QuestionEvidence } from './read-question.js';
import type { ReadinessConfig } from './readiness-config.js';
import type { Calibration } from './readiness-input.js';

/** What the answers in a skill say, question by question in its order. */
export interface SkillEvidence {
  readonly placed: PlacedSkill;
  readonly questions: readonly QuestionEvidence[];
  /** Graded ones. */
  readonly attempts: number;
}

/** Reads all answers in a skill. How often each rater graded in it decides what each grade weighs. */
export function readSkill(
  placed: PlacedSkill,
  { config, calibration }: { readonly config: ReadinessConfig; readonly calibration: Calibration },
  lastAttemptAtMs: number,
): SkillEvidence {
  const attempts = placed.questions.flatMap((question) => question.attempts);
  const raters = meetRaters(attempts, config, calibration);
  const context = { config, raters, lastAttemptAtMs };
  return {
    placed,
    questions: placed.questions.map((question) => readQuestion(question, context)),
    attempts: attempts.length,
  };
}
