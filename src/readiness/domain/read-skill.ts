import type { PlacedSkill } from './bank-layout.js';
import type { GradingContext } from './grading-context.js';
import { raterKey } from './rater-key.js';
import { readQuestion, type QuestionEvidence } from './read-question.js';

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
  context: Omit<GradingContext, 'gradesByRater'>,
): SkillEvidence {
  const gradesByRater = new Map<string, number>();
  let attempts = 0;
  for (const { attempts: answers } of placed.questions) {
    attempts += answers.length;
    for (const { grades } of answers) {
      for (const { source, raterId } of grades) {
        const rater = raterKey(source, raterId);
        gradesByRater.set(rater, (gradesByRater.get(rater) ?? 0) + 1);
      }
    }
  }
  const inSkill = { ...context, gradesByRater };
  return {
    placed,
    questions: placed.questions.map((question) => readQuestion(question, inSkill)),
    attempts,
  };
}
