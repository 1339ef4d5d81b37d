import fc from 'fast-check';
import { graderSources } from '../../src/readiness/domain/grader-source.js';
import type {
  BankQuestion,
  EvidenceAttempt,
  EvidenceGrade,
  QuestionMemory,
  ReadinessInput,
} from '../../src/readiness/domain/readiness-input.js';
import {
  attempt,
  bankQuestion,
  blueprintSkill,
  dayMs,
  inDays,
  memory,
  readinessInput,
  today,
} from './readiness-inputs.js';

/** To a hundredth, and 0 and 1 often: that is where sums go wrong. */
const share = fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100);
const weight = fc.integer({ min: 1, max: 9 });

const skillIds = ['sql', 'apis', 'testing', 'design'] as const;
const raterIds = ['ann', 'ben', 'cat'] as const;

const anySkill = fc.record({
  weight,
  isMustHave: fc.boolean(),
  minScore: fc.option(share),
});

const anyQuestion = fc.record({
  skillId: fc.constantFrom(...skillIds),
  weight,
  difficulty: fc.integer({ min: -30, max: 30 }).map((hundredths) => hundredths / 100),
  minutes: fc.integer({ min: 1, max: 45 }),
  isCritical: fc.boolean(),
  isSuspended: fc.boolean(),
});

export const anyGrade: fc.Arbitrary<EvidenceGrade> = fc.record({
  source: fc.constantFrom(...graderSources),
  raterId: fc.constantFrom(...raterIds),
  score: share,
  mustMissed: fc.boolean(),
});

const anyAttempt = fc.record({
  question: fc.nat({ max: 11 }),
  daysAgo: fc.nat({ max: 400 }),
  retrievability: share,
  grades: fc.array(anyGrade, { minLength: 1, maxLength: 3 }),
});

const anyMemory = fc.record({
  stability: fc.integer({ min: 1, max: 40_000 }).map((hundredths) => hundredths / 100),
  difficulty: fc.integer({ min: 1, max: 10 }),
  hoursAgo: fc.nat({ max: 4000 }),
});

const anySeverity = fc.integer({ min: -15, max: 15 }).map((hundredths) => hundredths / 100);

/** An interview to come, with a small bank, and answers and memories as they would never come together. */
export const anyReadinessInput: fc.Arbitrary<ReadinessInput> = fc
  .record({
    skills: fc.array(anySkill, { minLength: 1, maxLength: skillIds.length }),
    bar: share,
    mockQuestions: fc.integer({ min: 1, max: 20 }),
    novelty: share,
    questions: fc.array(anyQuestion, { maxLength: 12 }),
    attempts: fc.array(anyAttempt, { maxLength: 14 }),
    memories: fc.array(fc.option(anyMemory), { minLength: 12, maxLength: 12 }),
    severities: fc.dictionary(
      fc.constantFrom(...raterIds).map((raterId) => `peer:${raterId}`),
      anySeverity,
    ),
    horizonHours: fc.option(fc.nat({ max: 3000 })),
  })
  .map(({ skills, questions, attempts, memories, horizonHours, severities, ...terms }) =>
    readinessInput({
      blueprint: {
        ...terms,
        skills: skills.map((skill, index) => blueprintSkill(skillIds[index] ?? '', skill)),
      },
      calibration: { version: 1, severities },
      interviewAtMs: horizonHours === null ? null : inDays(horizonHours / 24),
      questions: questions.map(({ skillId, ...each }, index): BankQuestion =>
        bankQuestion(idOf(index), skillId, each),
      ),
      attempts: attempts.map(
        ({ question, daysAgo, retrievability, grades }, index): EvidenceAttempt =>
          attempt(idOf(question), grades, {
            attemptId: `answer-${index}`,
            atMs: today - daysAgo * dayMs,
            retrievability,
          }),
      ),
      memories: memories.flatMap((each, index): QuestionMemory[] => {
        if (each === null) return [];
        const { hoursAgo, ...kept } = each;
        return [memory(idOf(index), { ...kept, lastReviewAtMs: inDays(-hoursAgo / 24) })];
      }),
    }),
  );

const idOf = (index: number) => `question-${index}`;
