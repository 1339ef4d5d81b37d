import { describe, expect, it } from '@jest/globals';
import {
  attempt,
  bankOf,
  blueprintSkill,
  grade,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';

const skills = [blueprintSkill('sql', { weight: 2 }), blueprintSkill('apis', { weight: 3 })];
const input = readinessInput({
  blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.5 },
  questions: [...bankOf('sql', 10), ...bankOf('apis', 10)],
});
const byCoach = (skill: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    attempt(`${skill}-${index + 1}`, [grade('coach', 0.5)]),
  );

describe('askNext', () => {
  it('asks where most of the doubt is', () => {
    expect(assessReadiness(input).askNext?.skillId).toBe('apis');
    const attempts = byCoach('apis', 6);
    expect(assessReadiness({ ...input, attempts }).askNext?.skillId).toBe('sql');
  });

  it('says what the range is, and what it will be', () => {
    const before = assessReadiness(input);
    const after = assessReadiness({ ...input, attempts: byCoach('apis', 1) });
    expect(before.askNext?.sdNow).toBe(before.overall.sd);
    // But for what ability drifts from now to the interview, which stays.
    expect(before.askNext?.sdAfter).toBeCloseTo(
      Math.sqrt(after.overall.sd ** 2 - 7 * input.config.driftPerDay),
      12,
    );
  });

  it('takes an answer that was rehearsed for less', () => {
    const memories = input.questions.map(({ questionId }) => memory(questionId));
    const fresh = assessReadiness(input).askNext;
    const rehearsed = assessReadiness({ ...input, memories }).askNext;
    expect((rehearsed?.sdNow ?? 0) - (rehearsed?.sdAfter ?? 0)).toBeLessThan(
      (fresh?.sdNow ?? 0) - (fresh?.sdAfter ?? 0),
    );
  });

  it('asks nothing where all is suspended, nor once the interview is over', () => {
    const questions = input.questions.map((each) => ({ ...each, isSuspended: true }));
    expect(assessReadiness({ ...input, questions }).askNext).toBeNull();
    expect(
      assessReadiness({ ...input, asOfMs: input.asOfMs + 30 * 86_400_000 }).askNext,
    ).toBeNull();
  });
});
