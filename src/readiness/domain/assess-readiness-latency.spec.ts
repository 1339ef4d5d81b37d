import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankQuestion,
  blueprintSkill,
  grade,
  inDays,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';
import type { ReadinessInput } from './readiness-input.js';

const skillIds = ['sql', 'apis', 'testing', 'design', 'delivery', 'risk'];

/** A bank of six skills, each answer graded by its author and every other by one of seven peers. */
function large(questions: number, attempts: number): ReadinessInput {
  const question = (index: number) => `question-${index % questions}`;
  return readinessInput({
    blueprint: {
      skills: skillIds.map((skillId) => blueprintSkill(skillId)),
      bar: 0.6,
      mockQuestions: 10,
      novelty: 0.5,
    },
    questions: Array.from({ length: questions }, (_, index) =>
      bankQuestion(question(index), skillIds[index % skillIds.length] ?? ''),
    ),
    memories: Array.from({ length: Math.min(questions, attempts) }, (_, index) =>
      memory(question(index), { lastReviewAtMs: inDays(-(index % 60)) }),
    ),
    attempts: Array.from({ length: attempts }, (_, index) => {
      const own = grade('self', (index % 11) / 10);
      const peer = grade('peer', (index % 7) / 6, { raterId: `peer ${index % 7}` });
      return attempt(question(index * 7), index % 2 === 0 ? [own] : [own, peer], {
        attemptId: `answer-${index}`,
        atMs: inDays(-((index * 37) % 90)),
        retrievability: (index % 9) / 10,
      });
    }),
  });
}

/** The fastest of several: whatever else a machine has to do only makes it slower. */
function fastestMs(input: ReadinessInput): number {
  const times = Array.from({ length: 15 }, () => {
    const startedAt = performance.now();
    assessReadiness(input);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

/** What it must take is 2, 20 and 100 ms on a machine of its own; a busy one is given five times that. */
describe('assessReadiness, in time', () => {
  it.each([
    [120, 200, 10],
    [1000, 3000, 100],
    [5000, 20_000, 500],
  ])('takes %d questions with %d answers under %d ms', (questions, attempts, atMost) => {
    expect(fastestMs(large(questions, attempts))).toBeLessThan(atMost);
  });
});
