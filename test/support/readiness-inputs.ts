import type { BlueprintSkill } from '../../src/readiness/domain/blueprint.js';
import { defaultConfig } from '../../src/readiness/domain/readiness-config.js';
import type {
  BankQuestion,
  EvidenceAttempt,
  EvidenceGrade,
  QuestionMemory,
  ReadinessInput,
} from '../../src/readiness/domain/readiness-input.js';
import { DEFAULT_SCHEDULING_PARAMETERS } from '../../src/scheduling/domain/scheduling-parameters.js';

export const dayMs = 86_400_000;

/** Noon of a day, with everything counted from it. */
export const today = Date.UTC(2026, 5, 1, 12);

export const inDays = (days: number): number => today + days * dayMs;

export const blueprintSkill = (
  skillId: string,
  changes: Partial<BlueprintSkill> = {},
): BlueprintSkill => ({
  skillId,
  name: skillId,
  weight: 1,
  isMustHave: false,
  minScore: null,
  ...changes,
});

export const bankQuestion = (
  questionId: string,
  skillId: string,
  changes: Partial<BankQuestion> = {},
): BankQuestion => ({
  questionId,
  skillId,
  weight: 1,
  difficulty: 0,
  minutes: 5,
  isCritical: false,
  isSuspended: false,
  ...changes,
});

/** Questions `skill-1`, `skill-2`… of one skill. */
export const bankOf = (
  skillId: string,
  count: number,
  changes: Partial<BankQuestion> = {},
): BankQuestion[] =>
  Array.from({ length: count }, (_, index) =>
    bankQuestion(`${skillId}-${index + 1}`, skillId, changes),
  );

export const grade = (
  source: EvidenceGrade['source'],
  score: number,
  changes: Partial<EvidenceGrade> = {},
): EvidenceGrade => ({ source, raterId: 'one', score, mustMissed: false, ...changes });

/** A first answer, given today. */
export const attempt = (
  questionId: string,
  grades: readonly EvidenceGrade[],
  changes: Partial<EvidenceAttempt> = {},
): EvidenceAttempt => ({
  attemptId: `answer to ${questionId}`,
  questionId,
  atMs: today,
  retrievability: 0,
  grades,
  ...changes,
});

export const memory = (
  questionId: string,
  changes: Partial<QuestionMemory> = {},
): QuestionMemory => ({
  questionId,
  stability: 10,
  difficulty: 5,
  lastReviewAtMs: today,
  ...changes,
});

/** An interview in a week in one skill, `sql`, with twenty questions in the bank and nothing done. */
export const readinessInput = (changes: Partial<ReadinessInput> = {}): ReadinessInput => ({
  blueprint: { skills: [blueprintSkill('sql')], bar: 0.6, mockQuestions: 10, novelty: 0.5 },
  config: defaultConfig,
  calibration: { version: 0, severities: {} },
  weights: DEFAULT_SCHEDULING_PARAMETERS.weights,
  asOfMs: today,
  interviewAtMs: inDays(7),
  questions: bankOf('sql', 20),
  memories: [],
  attempts: [],
  ...changes,
});
