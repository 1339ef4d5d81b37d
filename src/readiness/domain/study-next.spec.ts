import { describe, expect, it } from '@jest/globals';
import {
  bankQuestion,
  blueprintSkill,
  inDays,
  memory,
  readinessInput,
} from '../../../test/support/readiness-inputs.js';
import { assessReadiness } from './assess-readiness.js';

const skills = [blueprintSkill('sql', { weight: 5 }), blueprintSkill('apis')];
const input = readinessInput({
  blueprint: { skills, bar: 0.6, mockQuestions: 10, novelty: 0.5 },
  questions: [
    bankQuestion('quick', 'sql', { minutes: 5 }),
    bankQuestion('slow', 'sql', { minutes: 15 }),
    bankQuestion('fresh', 'sql', { minutes: 5 }),
    bankQuestion('light', 'apis', { minutes: 5 }),
    bankQuestion('suspended', 'sql', { minutes: 1, isSuspended: true }),
  ],
  memories: [memory('fresh', { stability: 300, lastReviewAtMs: inDays(-1) })],
});
const { next } = assessReadiness(input);

describe('studyNext', () => {
  it('puts the most points a minute first, and leaves suspended ones out', () => {
    expect(next.map(({ questionId }) => questionId)).toEqual(['quick', 'light', 'slow', 'fresh']);
  });

  it('promises what the score would rise by if it were practised now and answered Good', () => {
    const [quick] = next;
    const practised = memory('quick', { stability: input.weights[2] ?? NaN });
    const after = assessReadiness({ ...input, memories: [...input.memories, practised] });
    const rise = after.overall.score - assessReadiness(input).overall.score;
    expect(quick?.gain).toBeCloseTo(rise, 12);
  });

  it('says what is expected now, and what would be remembered', () => {
    expect(next[0]).toMatchObject({ expected: expect.closeTo(0.45, 12), isPractised: false });
    expect(next[3]).toMatchObject({ isPractised: true, minutes: 5 });
  });

  it('suggests nothing that brings nothing', () => {
    const outside = { ...input, blueprint: { ...input.blueprint, novelty: 1 } };
    expect(assessReadiness(outside).next).toEqual([]);
  });
});
